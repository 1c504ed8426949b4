package dev.twinstore.contract.proof.history;

/** Counts what a check costs. */
final class Steps {

  private long taken;

  void one() {
    taken++;
  }

  /** A sort, a search, or a walk through a heap of so many. */
  void some(long many) {
    taken += many;
  }

  long taken() {
    return taken;
  }
}
