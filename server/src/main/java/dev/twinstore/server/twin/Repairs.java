package dev.twinstore.server.twin;

/** Looks at twins and mends them; any number of servers may do so at once. */
public interface Repairs {

  /**
   * Compares a row with its copy and changes nothing.
   *
   * @throws Absent when there is no such collection, or neither a document nor an object of this id
   * @throws Unavailable when a store did not answer within the budget
   */
  TwinReport inspect(String collection, DocumentId id);

  /**
   * Does one page of a sweep over all collections: removes orphans and what is left of idempotency
   * answers, restores copies.
   *
   * @throws SweepRefused when table and bucket are not a pair, or too much would go
   * @throws ForeignCursor when the order's cursor is none of a sweep
   * @throws Unavailable when a store did not answer within the budget; what was done stays done
   */
  SweepPage sweep(SweepOrder order);
}
