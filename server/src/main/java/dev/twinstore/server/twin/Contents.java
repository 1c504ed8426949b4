package dev.twinstore.server.twin;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the content of a row: within it, or in the copy where that alone holds it. */
final class Contents {

  private static final Logger log = LoggerFactory.getLogger(Contents.class);

  private final Table table;
  private final Bucket bucket;
  private final TwinMetrics metrics;

  Contents(Table table, Bucket bucket, TwinMetrics metrics) {
    this.table = table;
    this.bucket = bucket;
    this.metrics = metrics;
  }

  /**
   * @return empty when the row has moved on, and its copy was deleted, since it was read
   * @throws Unavailable when the copy can't be read, or is missing or damaged though the row still
   *     points to it
   */
  Optional<Content> of(Row row, Budget budget) {
    Row.Body body = row.live();
    if (body.content().isPresent()) {
      return body.content();
    }
    Optional<byte[]> bytes =
        bucket
            .get(body.objectKey(), budget)
            .filter(found -> Copy.sha256(found).equals(body.sha256()));
    if (bytes.isPresent()) {
      return bytes.map(Copy::content);
    }
    Optional<Row> now = table.read(row.collection(), row.id(), budget);
    if (now.isPresent() && row.written().equals(now.get().writeId())) {
      metrics.apart(TwinMetrics.Apart.READ_LOST);
      log.error(
          "Copy {} is missing or damaged, and it alone held the content. Restore it from a backup,"
              + " or replace or delete the document.",
          body.objectKey());
      throw new Unavailable("The copy that holds this document's content is missing or damaged");
    }
    return Optional.empty();
  }
}
