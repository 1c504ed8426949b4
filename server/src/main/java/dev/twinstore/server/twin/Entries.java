package dev.twinstore.server.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rows beside the documents. All methods take at most the time budget and throw {@link
 * Unavailable} when the table did not do its part in it.
 */
public interface Entries {

  /**
   * Some of what is due.
   *
   * @param ids in no order
   * @param next where to go on; empty at the end
   */
  record Due(List<String> ids, Optional<String> next) {}

  /** Reads the current state: strongly consistent. An expired one counts as absent. */
  Optional<Entry> find(String partition, String id);

  /**
   * Makes all changes in one transaction.
   *
   * @throws Overtaken when another has changed one of the entries first
   * @throws UnknownOutcome when they may have been made
   */
  void write(List<EntryChange> changes);

  /**
   * Makes all changes, or gives the answer to an earlier request of the same idempotency key.
   *
   * @throws KeyReused when the key belongs to another request
   * @throws Overtaken when another has changed one of the entries first
   * @throws UnknownOutcome when they may have been made
   */
  Once.Answer writeOnce(Once once, String answer, List<EntryChange> changes);

  /** The answer to an earlier request of the same idempotency key. */
  Optional<Once.Answer> answered(Once once);

  /**
   * What is due and leased to nobody, found by an index that may lag by a moment. A part may have
   * none, and others after it.
   *
   * @param after where an earlier part ended; empty to begin
   * @param limit how much to look at, 1 to 100
   */
  Due due(String partition, Optional<String> after, int limit);

  /**
   * Takes what is due for a while, so that others leave it alone. It may still be sent twice: by
   * one that lost its lease and does not know.
   *
   * @return nothing when another has it, or nothing is due any more
   */
  Optional<Entry> lease(String partition, String id, Duration lease);

  /** Leaves alone for a while what is due, whoever has the lease; it stays due. */
  void postpone(String partition, String id, Duration lease);

  /** Marks as sent, and keeps no more than this. */
  void sent(String partition, String id, Content left, Instant expiresAt);
}
