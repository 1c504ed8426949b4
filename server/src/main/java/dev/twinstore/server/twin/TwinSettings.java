package dev.twinstore.server.twin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where documents are kept, and how long a request may take over it.
 *
 * @param table the DynamoDB table's name
 * @param partitionKey the name of the table's partition key attribute
 * @param bucket the S3 bucket's name
 * @param provision whether to make the table, its index and the bucket at start where they are
 *     missing; otherwise they are checked
 * @param budget what one request may spend on AWS calls, retries included: 500 ms to 50 s. It stays
 *     under a minute because a commit is signed as of the minute its write id was minted.
 */
@ConfigurationProperties("twinstore")
record TwinSettings(
    @DefaultValue("twinstore") String table,
    @DefaultValue("collection") String partitionKey,
    @DefaultValue("twinstore") String bucket,
    @DefaultValue("false") boolean provision,
    @DefaultValue("10s") Duration budget) {

  private static final Duration LEAST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofSeconds(50);
  private static final Duration LONGEST_TRY = Duration.ofSeconds(3);

  TwinSettings {
    if (!table.matches("[A-Za-z0-9_.-]{3,255}")) {
      throw new IllegalArgumentException(
          "twinstore.table must be 3 to 255 of A-Z a-z 0-9 _ . -, unlike '" + table + "'");
    }
    if (!partitionKey.matches("[A-Za-z0-9_.-]{1,255}")
        || RowFormat.Name.ALL.contains(partitionKey)) {
      throw new IllegalArgumentException(
          "twinstore.partition-key must be 1 to 255 of A-Z a-z 0-9 _ . - and no other attribute of"
              + " a row, unlike '"
              + partitionKey
              + "'");
    }
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          "twinstore.bucket must be 3 to 63 of a-z 0-9 . -, unlike '" + bucket + "'");
    }
    if (budget.compareTo(LEAST) < 0 || budget.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "twinstore.budget must be 500ms to 50s, unlike " + budget.toMillis() + "ms");
    }
  }

  TableShape shape() {
    return new TableShape(table, partitionKey);
  }

  /**
   * How long one try of a call may take: half the budget, so that a lost answer can be asked for
   * again.
   */
  Duration tryTimeout() {
    Duration half = budget.dividedBy(2);
    return half.compareTo(LONGEST_TRY) < 0 ? half : LONGEST_TRY;
  }
}
