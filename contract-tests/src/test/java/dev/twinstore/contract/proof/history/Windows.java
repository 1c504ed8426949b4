package dev.twinstore.contract.proof.history;

import java.util.Optional;

/**
 * When each revision can have been committed, given that they were in their order: not before the
 * latest of all lower bounds up to it, not after the earliest of all upper bounds from it on. Where
 * the first is never later than the second, committing each as early as it can be satisfies all.
 */
final class Windows {

  private final Slot[] slots;
  private final Steps steps;
  private final long[] earliest;
  private final long[] latest;

  Windows(Slot[] slots, Steps steps) {
    this.slots = slots;
    this.steps = steps;
    this.earliest = new long[slots.length];
    this.latest = new long[slots.length];
    for (int i = 0; i < slots.length; i++) {
      steps.one();
      earliest[i] = Math.max(slots[i].earliest(), i == 0 ? Long.MIN_VALUE : earliest[i - 1]);
    }
    for (int i = slots.length - 1; i >= 0; i--) {
      steps.one();
      latest[i] =
          Math.min(slots[i].latest(), i == slots.length - 1 ? Long.MAX_VALUE : latest[i + 1]);
    }
  }

  long earliest(int revision) {
    return earliest[revision];
  }

  long latest(int revision) {
    return latest[revision];
  }

  /** The first revision that time has no room for. */
  Optional<Violation> breach() {
    for (int i = 0; i < slots.length; i++) {
      if (earliest[i] > slots[i].latest()) {
        int cause = i;
        while (slots[cause].earliest() < earliest[i]) {
          steps.one();
          cause--;
        }
        return Optional.of(breach(slots[cause], slots[i]));
      }
    }
    return Optional.empty();
  }

  private static Violation breach(Slot lower, Slot upper) {
    Operation after = lower.earliestBy();
    Operation before = upper.latestBy();
    Rule rule =
        after.kind().looks() || before.kind().looks()
            ? Rule.FRESH
            : after.kind() == Kind.DELETE || before.kind() == Kind.DELETE
                ? Rule.GONE
                : Rule.REAL_TIME;
    String sentence =
        "the first of these says that revision %d came after %d, the second that revision %d came before %d"
            .formatted(lower.revision(), lower.earliest(), upper.revision(), upper.latest());
    return Violation.of(rule, sentence, after, before);
  }

  /** The lowest revision that can still have been current at a moment. */
  int firstCurrentFrom(long time) {
    int low = 0;
    int high = slots.length - 1;
    while (low < high) {
      steps.one();
      int middle = (low + high) >>> 1;
      if (middle + 1 == slots.length || latest[middle + 1] >= time) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The highest revision, the one after the last left out, that can have been made by a moment. */
  int lastMadeBy(long time) {
    int low = 0;
    int high = slots.length - 2;
    while (low < high) {
      steps.one();
      int middle = (low + high + 1) >>> 1;
      if (earliest[middle] <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
