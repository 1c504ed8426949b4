package dev.twinstore.contract.proof.history;

/** Answers that show no state. */
public enum Told implements Answer {
  /** Deleted (204): a write whose revision is not told. */
  DELETED,
  /** There is no such document (404), or a page went past it. */
  ABSENT,
  /** The id is taken (409), so there is such a document. */
  TAKEN,
  /** There is such a document, in another state than {@code If-Match} names (412). */
  OVERTAKEN,
  /** Nothing was changed, and nothing said of the document. */
  REFUSED,
  /** It was made, or will be, or never: nobody knows. */
  UNKNOWN
}
