package dev.twinstore.server.twin;

import java.time.Instant;
import java.util.Optional;

/**
 * What a transaction is to do with an {@link Entry}.
 *
 * @param expected the write id of the entry that was read; empty where there must be none
 * @param due whether something about it is to be sent, until it is settled, or marked as sent
 * @param expiresAt when it may go; empty for never
 */
public record EntryChange(
    String partition,
    String id,
    Optional<WriteId> expected,
    Content content,
    boolean due,
    Optional<Instant> expiresAt) {

  /**
   * A new entry that is due.
   *
   * @param id never used before, unless for the same entry
   */
  public static EntryChange insert(String partition, String id, Content content) {
    return new EntryChange(partition, id, Optional.empty(), content, true, Optional.empty());
  }

  /** An entry that is settled by this: nothing about it is due any more. */
  public static EntryChange settle(Entry before, Content content, Instant expiresAt) {
    return new EntryChange(
        before.partition(),
        before.id(),
        Optional.of(before.writeId()),
        content,
        false,
        Optional.of(expiresAt));
  }
}
