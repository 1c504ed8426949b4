package dev.twinstore.server.twin;

import java.time.Instant;

/**
 * A row beside the documents, such as a submission: it has no copy in the bucket.
 *
 * @param writeId names the commit that wrote it last; a mark as sent is none
 */
public record Entry(String partition, String id, Content content, WriteId writeId) {

  /** When it was written last, by the clock of who did. */
  public Instant writtenAt() {
    return writeId.time();
  }
}
