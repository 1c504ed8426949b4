package dev.twinstore.server.twin;

import java.util.Optional;
import java.util.function.Function;

/**
 * The documents of one collection. Every method returns only when row and copy match, or throws and
 * says what is known. All of them take at most the time budget and throw {@link Unavailable} when a
 * store did not do its part in it with nothing changed; writes throw {@link UnknownOutcome} when
 * they may have been applied.
 */
public interface Twins {

  CollectionRules rules();

  /** Reads the current state: strongly consistent. */
  Optional<Document> find(DocumentId id);

  /**
   * @throws Taken when the id or the unique member's value belongs to another document
   */
  Document create(DocumentId id, Content content);

  /**
   * Creates, or gives the answer to an earlier request of the same idempotency key.
   *
   * @param answer makes the text that is kept for a repetition
   * @throws KeyReused when the key belongs to another request
   * @throws Taken when the id or the unique member's value belongs to another document
   */
  Once.Answer createOnce(
      Once once, DocumentId id, Content content, Function<Document, String> answer);

  /**
   * @throws Absent when there is no such document
   * @throws Taken when the unique member's new value belongs to another document
   */
  Document update(DocumentId id, Change change);

  /**
   * @throws Absent when there is no such document
   */
  void delete(DocumentId id, Check check);

  /**
   * Reads a page. Without a filter, or by the unique member, it is strongly consistent; by the
   * indexed member alone, what was written a moment ago may not be found yet.
   */
  DocumentPage list(DocumentQuery query);
}
