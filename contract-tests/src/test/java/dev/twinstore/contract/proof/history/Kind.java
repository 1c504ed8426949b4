package dev.twinstore.contract.proof.history;

/** What a client can ask of a document. */
public enum Kind {
  CREATE,
  REPLACE,
  PATCH,
  DELETE,
  READ,
  /** One document's part of a page. */
  LIST;

  /** Whether it makes a state that can be read. */
  boolean makes() {
    return this == CREATE || this == REPLACE || this == PATCH;
  }

  /** Whether it changes nothing. */
  boolean looks() {
    return this == READ || this == LIST;
  }
}
