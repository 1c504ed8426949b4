package dev.twinstore.contract.proof.crash;

import dev.twinstore.contract.proxy.Call;

/** What becomes of the call at which a server was killed. */
enum Fate {
  /** The store did what it was asked; the answer had nobody to go to. */
  DONE_AND_NOT_ANSWERED,
  /** The store never saw it. */
  NEVER_SENT,
  /** It arrives once the next server is up, before anybody asks again. */
  LATE,
  /** It arrives when the client has asked again and was answered. */
  AFTER_THE_RETRY,
  /** It arrives when a sweep has passed. */
  AFTER_THE_SWEEP;

  boolean afterTheStore() {
    return this == DONE_AND_NOT_ANSWERED;
  }

  boolean isLate() {
    return this == LATE || this == AFTER_THE_RETRY || this == AFTER_THE_SWEEP;
  }

  /** Whether it can do anything to a call: one that only reads may as well not come late. */
  boolean suits(Call call) {
    return !isLate() || call.writesRow() || call.putsCopy() || call.deletesCopy();
  }
}
