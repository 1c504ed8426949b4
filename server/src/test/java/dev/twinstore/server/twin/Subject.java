package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;

import java.util.Optional;

/**
 * An operation that faults are put on.
 *
 * @param prepare what is done before, on a wire without faults
 * @param act the operation; done again, it must reach the same end
 * @param after the content that the document has in the end; empty for no document
 */
record Subject(
    String name, Optional<String> unique, Step prepare, Step act, Optional<String> after) {

  /**
   * The kernel as an operation has it: one collection, and a document of the operation's own.
   *
   * @param later repairs at a time when every idempotency record has expired
   */
  record Access(
      Stores stores,
      Table table,
      Twins twins,
      Entries entries,
      Repairs repairs,
      Repairs later,
      DocumentId id) {

    String collection() {
      return twins.rules().name();
    }

    /** Another document, which may hold the name that this one wants. */
    DocumentId holder() {
      return new DocumentId("holder-of-" + id);
    }
  }

  @FunctionalInterface
  interface Step {
    void run(Access access);

    default Step then(Step next) {
      return access -> {
        run(access);
        next.run(access);
      };
    }
  }

  CollectionRules rules(String collection) {
    return new CollectionRules(collection, unique, Optional.of("kind"));
  }

  /** Whether the copy is missing from the beginning. */
  boolean isDamaged() {
    return name.startsWith("restore");
  }

  /** The content at the end, of the document of that id. */
  Optional<Content> wanted(DocumentId id) {
    return after.map(text -> filled(text, id));
  }

  /** The content of that form for the document of that id. */
  static Content filled(String text, DocumentId id) {
    return content(text.formatted(id));
  }
}
