package dev.twinstore.contract.harness;

import dev.twinstore.contract.stores.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** local-aws, in memory and on free ports, as a process of its own, and a topic beside it. */
final class LocalAws implements AutoCloseable {

  private static final Path JAR =
      Path.of(System.getProperty("twinstore.local-aws.jar", "../local-aws/target/local-aws.jar"));

  private final Program program;
  private final URI dynamoDb;
  private final URI s3;
  private final URI sqs;
  private final FakeTopic topic = new FakeTopic();

  private LocalAws(Program program) {
    this.program = program;
    program.await(
        "ready",
        () ->
            Optional.of("ready").filter(ready -> program.output().lines().anyMatch(ready::equals)));
    this.dynamoDb = endpoint("AWS_ENDPOINT_URL_DYNAMODB");
    this.s3 = endpoint("AWS_ENDPOINT_URL_S3");
    this.sqs = endpoint("AWS_ENDPOINT_URL_SQS");
  }

  static LocalAws start(Path logs) {
    return new LocalAws(
        Program.start(
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
            "0"));
  }

  private URI endpoint(String name) {
    String output = program.output();
    Matcher line = Pattern.compile("^" + name + "=(\\S+)$", Pattern.MULTILINE).matcher(output);
    if (!line.find()) {
      throw new IllegalStateException("local-aws printed no %s:%n%s".formatted(name, output));
    }
    return URI.create(line.group(1));
  }

  URI dynamoDb() {
    return dynamoDb;
  }

  URI s3() {
    return s3;
  }

  URI sqs() {
    return sqs;
  }

  URI sns() {
    return topic.uri();
  }

  /** The queue of a name, and what came through the topic. */
  Channels channels(String name) {
    return new Channels(
        new MessageQueue(
            sqs,
            Region.US_EAST_1,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
            name),
        topic);
  }

  /** A table and a bucket of one name. */
  Stores stores(String name) {
    return new Stores(
        dynamoDb,
        s3,
        Region.US_EAST_1,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
        name,
        name);
  }

  @Override
  public void close() {
    program.close();
    topic.close();
  }
}
