package dev.twinstore.server.twin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The embedded AWS endpoint, in memory, in a process of its own that ends with the tests'. */
final class EmbeddedAws {

  private static final Path JAR =
      Path.of(System.getProperty("local-aws.jar", "../local-aws/target/local-aws.jar"));
  private static final EmbeddedAws SHARED = start();

  private final Map<String, URI> endpoints;

  private EmbeddedAws(Map<String, URI> endpoints) {
    this.endpoints = endpoints;
  }

  static EmbeddedAws shared() {
    return SHARED;
  }

  URI dynamoDb() {
    return endpoints.get("AWS_ENDPOINT_URL_DYNAMODB");
  }

  URI s3() {
    return endpoints.get("AWS_ENDPOINT_URL_S3");
  }

  URI sqs() {
    return endpoints.get("AWS_ENDPOINT_URL_SQS");
  }

  private static EmbeddedAws start() {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  JAR.toString(),
                  "--in-memory",
                  "--dynamodb-port",
                  "0",
                  "--s3-port",
                  "0",
                  "--sqs-port",
                  "0")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      Map<String, URI> endpoints = new HashMap<>();
      BufferedReader lines = process.inputReader();
      for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
        if (line == null) {
          throw new IllegalStateException("The embedded AWS endpoint did not start: " + JAR);
        }
        int equals = line.indexOf('=');
        endpoints.put(line.substring(0, equals), URI.create(line.substring(equals + 1)));
      }
      return new EmbeddedAws(endpoints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
