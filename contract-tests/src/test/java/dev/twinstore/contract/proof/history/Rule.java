package dev.twinstore.contract.proof.history;

/** What must be true of a history. */
public enum Rule {
  /** A revision is the work of one write. */
  UNIQUE("two writes share a revision"),
  /** What is shown is what one write was to make, digit for digit, under one ETag. */
  AS_WRITTEN("what was shown is not what was written"),
  /** What was refused is never seen. */
  REFUSED_IS_NOTHING("a write that was refused was made"),
  /** No write is made twice. */
  ONCE("one write was made twice"),
  /** Every revision up to the last is a write's that was answered, or could be one's in doubt. */
  DENSE("a revision is nobody's"),
  /** A conditional write came right after the state that it named. */
  CONDITION("a conditional write did not see the write before its own"),
  /** A create finds nothing; a replacement, a patch and a delete find a document. */
  LIFE("a write did not find what it needs"),
  /** Writes that did not overlap have their revisions in the order of time. */
  REAL_TIME("the order of revisions is not that of time"),
  /** A read shows the newest write that was finished when it began, or one that overlaps it. */
  FRESH("a read showed a state that was not current"),
  /** A delete that was answered is a revision, and the document is gone by the answer. */
  GONE("a document was deleted and stayed"),
  /** A document that is there is found, and one that is not there is not. */
  FOUND("a document was said to be absent or there when it was not"),
  /** A page has each document once, in the order of ids. */
  PAGE("a page is out of order");

  private final String breach;

  Rule(String breach) {
    this.breach = breach;
  }

  String breach() {
    return breach;
  }
}
