package dev.twinstore.contract.harness;

import dev.twinstore.contract.stores.Stores;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** An AWS endpoint of a test's own, and servers on it that are set as the test says. */
public final class Bench implements AutoCloseable {

  /** No fault has to be outlived here, so that a server may take the time of a busy machine. */
  private static final Map<String, String> UNHURRIED =
      Map.of("TWINSTORE_BUDGET", "25s", "TWINSTORE_QUEUE", "", "TWINSTORE_TOPIC", "");

  private final Path logs;
  private final Aws aws;
  private final ServerJar jar = ServerJar.prepare(LocalStand.LOGS);
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private Bench(Path logs) {
    this.logs = logs;
    this.aws = LocalAws.start(logs);
  }

  /** Starts the endpoint, in memory; its logs are in a folder of this name. */
  public static Bench start(String name) {
    return new Bench(LocalStand.LOGS.resolve(name));
  }

  /** Where DynamoDB answers. */
  public URI dynamoDb() {
    return aws.dynamoDb();
  }

  /** Where S3 answers. */
  public URI s3() {
    return aws.s3();
  }

  /** A table and a bucket of one name. */
  public Stores stores(String name) {
    return keep(aws.stores(name));
  }

  /** A client of DynamoDB, for tables that are nobody's yet. */
  public DynamoDbClient tables() {
    return keep(
        DynamoDbClient.builder()
            .endpointOverride(dynamoDb())
            .region(Aws.REGION)
            .credentialsProvider(Aws.CREDENTIALS)
            .build());
  }

  /** A client of S3, for buckets that are nobody's yet. */
  public S3Client buckets() {
    return keep(
        S3Client.builder()
            .endpointOverride(s3())
            .region(Aws.REGION)
            .credentialsProvider(Aws.CREDENTIALS)
            .forcePathStyle(true)
            .build());
  }

  private <T extends AutoCloseable> T keep(T client) {
    running.push(client);
    return client;
  }

  /**
   * Starts a server of a table and a bucket of one name, without a queue or a topic, and waits
   * until it is ready.
   */
  public Server serve(String name, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(UNHURRIED);
    settings.putAll(more);
    Server server = keep(new Server(name, jar, logs, aws, name, settings));
    server.start();
    server.awaitReady();
    return server;
  }

  /**
   * Starts something else in front of a table and a bucket of one name, with the same settings, and
   * waits until it is ready.
   *
   * @param program what Java is to start; the port to listen on comes after
   */
  public URI start(String name, List<String> program, Map<String, String> more) {
    int port = Server.freePort();
    Map<String, String> environment = new HashMap<>(UNHURRIED);
    environment.putAll(settings(name));
    environment.putAll(more);
    Program started = keep(Program.start(name, shortLived(program), logs, environment, "" + port));
    URI uri = URI.create("http://127.0.0.1:" + port);
    HttpClient http = HttpClient.newHttpClient();
    started.await(
        "answer /readyz",
        () -> Stand.notReady(http, uri).isEmpty() ? Optional.of(true) : Optional.empty());
    return uri;
  }

  /**
   * Runs something with the settings of a table and a bucket of one name, and waits until it ends.
   *
   * @param program what Java is to start, and its arguments
   * @param within after which it is killed
   */
  public Ended run(String name, List<String> program, Map<String, String> more, Duration within) {
    Map<String, String> environment = new HashMap<>(settings(name));
    environment.putAll(more);
    try (Program started = Program.start(name + "-run", shortLived(program), logs, environment)) {
      return new Ended(started.exitCode(within), started.output());
    }
  }

  private static List<String> shortLived(List<String> program) {
    return Stream.concat(Stream.of(Program.SHORT_LIVED.split(" ")), program.stream()).toList();
  }

  /** What became of a program, and what it has printed. */
  public record Ended(int exitCode, String output) {}

  /** By what a table and a bucket of one name are found, in the SDK's names and the server's. */
  public Map<String, String> settings(String name) {
    return Map.of(
        "TWINSTORE_TABLE",
        name,
        "TWINSTORE_BUCKET",
        name,
        "AWS_ENDPOINT_URL_DYNAMODB",
        dynamoDb().toString(),
        "AWS_ENDPOINT_URL_S3",
        s3().toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "test",
        "AWS_SECRET_ACCESS_KEY",
        "test");
  }

  @Override
  public void close() {
    try {
      while (!running.isEmpty()) {
        running.pop().close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("What was started can't be stopped", e);
    } finally {
      aws.close();
    }
  }
}
