package dev.twinstore.contract.proof;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Run;

/**
 * Creations that nobody contends for. A server that has just started, and its stores, take so long
 * for each that a crowd is answered 503, truthfully: its time is up.
 */
final class WarmUp {

  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 8;

  private WarmUp() {}

  static void of(CollectionUnderTest collection, Run run) {
    for (int round = 0; round < ROUNDS; round++) {
      run.atOnce(AT_ONCE, number -> collection.create(collection.full()));
    }
  }
}
