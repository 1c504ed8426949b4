package dev.twinstore.server.twin;

import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Looks at twins and mends them; any number of servers may do so at once. */
public final class Repairs {

  private final AwsTwinStore store;
  private final Table table;
  private final Bucket bucket;
  private final Pairing pairing;
  private final Fences fences;
  private final TwinSettings settings;
  private final Clock clock;

  Repairs(
      DynamoDbClient dynamoDb,
      S3Client s3,
      TwinSettings settings,
      Pairing pairing,
      AwsTwinStore store,
      Clock clock) {
    this.store = store;
    this.table = new Table(dynamoDb, settings.table());
    this.bucket = new Bucket(s3, settings.bucket());
    this.pairing = pairing;
    this.fences = new Fences(dynamoDb, settings.table(), clock);
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Compares a row with its copy and changes nothing.
   *
   * @throws Unavailable when a store did not answer within the budget
   */
  public TwinReport inspect(String collection, DocumentId id) {
    return new Inspection(table, bucket).of(collection, id, Budget.of(settings));
  }

  /**
   * Does one page of a sweep over all collections: removes orphans, restores copies.
   *
   * @throws SweepRefused when table and bucket are not a pair, or too much would go
   * @throws IllegalArgumentException when the cursor is none of a sweep
   * @throws Unavailable when a store did not answer within the budget; what was done stays done
   */
  public SweepPage sweep(SweepOrder order) {
    return new Sweep(store.names(), table, bucket, pairing, fences, clock)
        .page(order, Budget.of(settings));
  }
}
