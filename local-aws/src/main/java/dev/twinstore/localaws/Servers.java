package dev.twinstore.localaws;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** DynamoDB, S3 and perhaps SQS as one: ready when all answer, over when one ends. */
final class Servers {

  /** A time that no machine needs, in milliseconds. */
  private static final long START_LIMIT = 60_000;

  private static final int ATTEMPTS = 5;

  private final Options options;
  private final CountDownLatch stopping = new CountDownLatch(1);
  // Written by the thread that starts, read by the shutdown hook.
  private volatile @Nullable DynamoDbLocal dynamoDb;
  private volatile @Nullable S3 s3;

  Servers(Options options) {
    this.options = options;
  }

  /**
   * Starts them and waits until all answer.
   *
   * @throws CannotStart with what to do; {@link #stop} is still due
   */
  Ready start() throws CannotStart {
    Installation installation = Installation.find();
    Optional<DataFolder> data = Optional.empty();
    if (options.data().isPresent()) {
      data = Optional.of(DataFolder.take(options.data().get()));
    }
    Ports ports = Ports.of(options.host());
    ports.available(options.s3Port(), S3.NAME, Options.S3_PORT);
    if (options.sqsPort().isPresent()) {
      ports.available(options.sqsPort().getAsInt(), Sqs.NAME, Options.SQS_PORT);
    }
    for (int attempt = 1; ; attempt++) {
      try {
        DynamoDbLocal table = spawn(installation, ports, data);
        S3 bucket = s3(data);
        awaitAnswers(table, bucket);
        return new Ready(table.endpoint().uri(), bucket.endpoint().uri(), sqs(ports));
      } catch (PortTaken e) {
        // Between finding a free port and using it, someone took it.
        if (options.dynamoDbPort() != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private DynamoDbLocal spawn(Installation installation, Ports ports, Optional<DataFolder> data)
      throws CannotStart {
    int port = ports.available(options.dynamoDbPort(), DynamoDbLocal.NAME, Options.DYNAMODB_PORT);
    var spawned = DynamoDbLocal.spawn(installation, new Endpoint(options.host(), port), data);
    dynamoDb = spawned;
    return spawned;
  }

  private S3 s3(Optional<DataFolder> data) throws CannotStart {
    S3 running = s3;
    if (running == null) {
      running = S3.start(new Endpoint(options.host(), options.s3Port()), data);
      s3 = running;
    }
    return running;
  }

  private Optional<URI> sqs(Ports ports) throws CannotStart {
    if (options.sqsPort().isEmpty()) {
      return Optional.empty();
    }
    int port = ports.available(options.sqsPort().getAsInt(), Sqs.NAME, Options.SQS_PORT);
    Endpoint endpoint = new Endpoint(options.host(), port);
    Sqs.start(endpoint);
    return Optional.of(endpoint.uri());
  }

  private static void awaitAnswers(DynamoDbLocal table, S3 bucket) throws CannotStart {
    long deadline = System.nanoTime() + START_LIMIT * 1_000_000;
    while (!table.answers() || !bucket.answers()) {
      if (System.nanoTime() > deadline) {
        throw new CannotStart(
            "DynamoDB Local and S3Proxy did not both answer within %d seconds. Is the machine very busy? DynamoDB Local said:\n%s"
                .formatted(START_LIMIT / 1_000, table.said().indent(2).stripTrailing()));
      }
      Pause.milliseconds(20);
    }
  }

  /**
   * Waits until DynamoDB Local ends though nobody stopped it. Never returns where {@link #stop}
   * came first.
   *
   * @return how it ended
   */
  String awaitFailure() throws InterruptedException {
    String obituary = Objects.requireNonNull(dynamoDb, "start() comes first").awaitEnd();
    // Control-C reaches the child too, and may end it before it reaches us.
    if (stopping.await(300, TimeUnit.MILLISECONDS)) {
      Thread.sleep(Long.MAX_VALUE);
    }
    return obituary;
  }

  /** Ends whatever was started, within about a second. */
  void stop() {
    stopping.countDown();
    DynamoDbLocal table = dynamoDb;
    if (table != null) {
      table.stop();
    }
    S3 bucket = s3;
    if (bucket != null) {
      bucket.stop();
    }
  }
}
