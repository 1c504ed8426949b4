package dev.twinstore.server.twin;

import java.util.Set;

/** The id or a unique member's value belongs to another document; nothing was changed. */
public final class Taken extends RuntimeException {

  private final String collection;
  private final Set<String> members;

  Taken(String collection, Set<String> members) {
    super("Taken in %s: %s".formatted(collection, members));
    this.collection = collection;
    this.members = Set.copyOf(members);
  }

  public String collection() {
    return collection;
  }

  /** What is taken: {@code id}, the collection's unique member, or both. */
  public Set<String> members() {
    return members;
  }
}
