package dev.twinstore.server.twin;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes or checks the table and the bucket at start, beside the rest of the start. Stores that do
 * not answer are waited for; one that is missing, or is not what it should be, ends the process.
 */
final class Preparation implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Preparation.class);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

  private final List<Resource> resources;
  private final Pairing pairing;
  private final boolean provision;
  private final Thread thread;
  private volatile boolean done;

  Preparation(DynamoDbClient dynamoDb, S3Client s3, TwinSettings settings, Pairing pairing) {
    this.pairing = pairing;
    resources =
        List.of(
            new TableResource(dynamoDb, settings.shape()),
            new BucketResource(s3, settings.bucket()));
    provision = settings.provision();
    thread = new Thread(this::run, "preparation");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether table and bucket have been usable since the start. */
  boolean isDone() {
    return done;
  }

  private void run() {
    long reported = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        prepare();
        return;
      } catch (SdkException e) {
        if (System.nanoTime() - reported > BETWEEN_REPORTS.toNanos()) {
          log.warn("Waiting for the table and the bucket: {}", e.getMessage());
          reported = System.nanoTime();
        }
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void prepare() {
    if (provision) {
      resources.forEach(Resource::make);
    }
    List<String> faults =
        resources.stream().flatMap(resource -> resource.faults().stream()).toList();
    if (!faults.isEmpty()) {
      log.error(
          "Can't start: {}. Make what is missing, or set TWINSTORE_PROVISION=true to have it made.",
          String.join("; ", faults));
      System.exit(1);
    }
    pairing.make();
    pairing
        .fault()
        .ifPresent(
            fault -> {
              log.error(
                  "Can't start: {}. Set TWINSTORE_TABLE and TWINSTORE_BUCKET to a pair.", fault);
              System.exit(1);
            });
    done = true;
    log.info("{} and {} are usable", resources.get(0), resources.get(1));
  }

  @Override
  public void destroy() {
    thread.interrupt();
  }
}
