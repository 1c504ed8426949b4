package dev.twinstore.contract.harness;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * local-aws, in memory and on free ports, as a process of its own; beside it a topic and parameters
 * for which the JVM has no emulator.
 */
final class LocalAws implements Aws {

  private static final Path JAR =
      Path.of(System.getProperty("twinstore.local-aws.jar", "../local-aws/target/local-aws.jar"));

  private static Program shared;

  private final Program program;
  private final String suffix;
  private final URI dynamoDb;
  private final URI s3;
  private final URI sqs;
  private final FakeTopic topic = new FakeTopic();
  private final FakeParameters parameters = new FakeParameters();

  private LocalAws(Program program, String suffix) {
    this.program = program;
    this.suffix = suffix;
    program.await(
        "ready",
        () ->
            Optional.of("ready").filter(ready -> program.output().lines().anyMatch(ready::equals)));
    this.dynamoDb = endpoint("AWS_ENDPOINT_URL_DYNAMODB");
    this.s3 = endpoint("AWS_ENDPOINT_URL_S3");
    this.sqs = endpoint("AWS_ENDPOINT_URL_SQS");
  }

  /** A process for who asks. */
  static LocalAws start(Path logs) {
    return new LocalAws(program(logs), "");
  }

  /**
   * One process for all who ask, which ends with this JVM; what each makes there has names of its
   * own.
   */
  static synchronized LocalAws share(Path logs, int number) {
    if (shared == null) {
      shared = program(logs);
    }
    return new LocalAws(shared, "-" + number);
  }

  private static Program program(Path logs) {
    return Program.start(
        "local-aws",
        JAR,
        logs,
        Map.of("JAVA_TOOL_OPTIONS", Program.SHORT_LIVED),
        "--in-memory",
        "--dynamodb-port",
        "0",
        "--s3-port",
        "0",
        "--sqs-port",
        "0");
  }

  private URI endpoint(String name) {
    String output = program.output();
    Matcher line = Pattern.compile("^" + name + "=(\\S+)$", Pattern.MULTILINE).matcher(output);
    if (!line.find()) {
      throw new IllegalStateException("local-aws printed no %s:%n%s".formatted(name, output));
    }
    return URI.create(line.group(1));
  }

  @Override
  public URI dynamoDb() {
    return dynamoDb;
  }

  @Override
  public URI s3() {
    return s3;
  }

  @Override
  public URI sqs() {
    return sqs;
  }

  @Override
  public URI sns() {
    return topic.uri();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public String named(String name) {
    return name + suffix;
  }

  @Override
  public Channels channels(String name) {
    return new Channels(queue(name), topic);
  }

  @Override
  public void close() {
    if (program != shared) {
      program.close();
    }
    topic.close();
    parameters.close();
  }
}
