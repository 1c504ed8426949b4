package dev.twinstore.server.twin;

import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Repairs of one table and one bucket. */
final class StoredRepairs implements Repairs {

  private final AwsTwinStore store;
  private final Table table;
  private final Bucket bucket;
  private final Pairing pairing;
  private final Fences fences;
  private final TwinSettings settings;
  private final Clock clock;

  StoredRepairs(
      DynamoDbClient dynamoDb,
      S3Client s3,
      TwinSettings settings,
      Pairing pairing,
      AwsTwinStore store,
      Clock clock) {
    this.store = store;
    this.table = new Table(dynamoDb, settings.shape());
    this.bucket = new Bucket(s3, settings.bucket());
    this.pairing = pairing;
    this.fences = new Fences(dynamoDb, settings.shape(), clock);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public TwinReport inspect(String collection, DocumentId id) {
    if (store.collection(collection).isEmpty()) {
      throw new Absent(collection, id);
    }
    TwinReport report = new Inspection(table, bucket).of(collection, id, Budget.of(settings));
    if (report.row().isEmpty() && report.orphans().isEmpty()) {
      throw new Absent(collection, id);
    }
    return report;
  }

  @Override
  public SweepPage sweep(SweepOrder order) {
    return new Sweep(store.names(), table, bucket, pairing, fences, clock)
        .page(order, Budget.of(settings));
  }
}
