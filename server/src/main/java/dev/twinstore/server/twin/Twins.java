package dev.twinstore.server.twin;

import java.util.List;
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
  default Document create(DocumentId id, Content content) {
    return create(id, content, List.of());
  }

  /**
   * @param beside what the same transaction does with entries
   * @throws Taken when the id or the unique member's value belongs to another document
   * @throws Overtaken when another has changed one of the entries first
   */
  Document create(DocumentId id, Content content, List<EntryChange> beside);

  /**
   * Creates, or gives the answer to an earlier request of the same idempotency key.
   *
   * @param answer makes the text that is kept for a repetition
   * @param beside what the same transaction does with entries
   * @throws KeyReused when the key belongs to another request
   * @throws Taken when the id or the unique member's value belongs to another document
   * @throws Overtaken when another has changed one of the entries first
   */
  Once.Answer createOnce(
      Once once,
      DocumentId id,
      Content content,
      Function<Document, String> answer,
      List<EntryChange> beside);

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
