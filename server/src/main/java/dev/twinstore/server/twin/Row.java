package dev.twinstore.server.twin;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table that stands for a document id: a live document, a tombstone (a write id, no
 * body) or a fence alone (neither).
 *
 * @param revision 0 for a fence alone
 * @param fence no write id up to this one may be committed any more
 * @param uniqueKey the sort key of the marker that the document holds
 * @param filterKey the partition of the index that the document is found in
 */
record Row(
    String collection,
    DocumentId id,
    long revision,
    @Nullable WriteId writeId,
    History recentWrites,
    @Nullable WriteId fence,
    Optional<Body> body,
    Optional<String> uniqueKey,
    Optional<String> filterKey,
    Optional<Instant> expiresAt) {

  /**
   * What only a live document's row has.
   *
   * @param size of the copy in bytes
   * @param sha256 of the copy's bytes, in lower-case hexadecimal
   * @param content empty when the copy alone holds it
   */
  record Body(
      Instant createdAt,
      Instant updatedAt,
      String objectKey,
      long size,
      String sha256,
      Optional<Content> content) {}

  boolean isLive() {
    return body.isPresent();
  }

  /** The write id, of a row that has been written to: live, or a tombstone. */
  WriteId written() {
    if (writeId == null) {
      throw new IllegalStateException("A fence has no write id: " + collection + "/" + id);
    }
    return writeId;
  }

  Body live() {
    return body.orElseThrow();
  }
}
