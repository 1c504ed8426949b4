package dev.twinstore.server.twin;

/** There is no such document; nothing was changed. */
public final class Absent extends RuntimeException {

  private final String collection;
  private final DocumentId id;

  Absent(String collection, DocumentId id) {
    super("There is no '%s' in %s".formatted(id, collection));
    this.collection = collection;
    this.id = id;
  }

  public String collection() {
    return collection;
  }

  public DocumentId id() {
    return id;
  }
}
