package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Explains the revisions that nobody was shown.
 *
 * <p>Where a gap must be a delete, a delete that was answered or one in doubt must fit; each that
 * was answered must have a place, which may also be after the last revision or in a gap that could
 * be either. Both together can be had if each can be had alone (Mendelsohn and Dulmage), so they
 * are looked at one after the other. Where a gap must be a document, a write in doubt must fit. A
 * gap that could be either is only counted: as many operations must overlap it as it is long.
 */
final class Gaps {

  private final Slot[] slots;
  private final Windows windows;
  private final Doubts doubts;
  private final Steps steps;
  private final int[] nextGap;
  private final int[] nextOpen;
  private final List<Violation> violations = new ArrayList<>();

  Gaps(Slot[] slots, Windows windows, Doubts doubts, Steps steps) {
    this.slots = slots;
    this.windows = windows;
    this.doubts = doubts;
    this.steps = steps;
    this.nextOpen = next(slot -> slot.isGap() && slot.state() == Slot.State.OPEN);
    this.nextGap = next(slot -> slot.isGap() && slot.state() != Slot.State.LIVE);
    fillDeletes();
    fillWrites();
    fillOpen();
    placeDeletes();
  }

  List<Violation> violations() {
    return violations;
  }

  private boolean gap(int revision, Slot.State state) {
    return slots[revision].isGap() && slots[revision].state() == state;
  }

  private int last() {
    return slots.length - 2;
  }

  private void fillDeletes() {
    Queue queue = new Queue(doubts.deleted(), steps);
    int spare = 0;
    int used = 0;
    for (int revision = 1; revision <= last(); revision++) {
      steps.one();
      if (gap(revision, Slot.State.GONE)
          && doubts.fixedDelete(revision).isEmpty()
          && queue.next(windows.earliest(revision), windows.latest(revision)).isEmpty()) {
        while (spare < doubts.deletes().size()
            && doubts.deletes().get(spare).invoked() <= windows.latest(revision)) {
          steps.one();
          spare++;
        }
        if (++used > spare) {
          lacks(revision, "no delete was under way that could have made it");
          return;
        }
      }
    }
  }

  private void fillWrites() {
    int creates = 0;
    int changes = 0;
    for (int revision = 1; revision <= last(); revision++) {
      steps.one();
      if (!gap(revision, Slot.State.LIVE)) {
        continue;
      }
      long latest = windows.latest(revision);
      Slot.State before = slots[revision - 1].state();
      boolean filled;
      if (before == Slot.State.GONE) {
        filled = has(doubts.creates(), creates++, latest);
      } else if (before == Slot.State.LIVE) {
        filled =
            doubts.fixedChange(revision).isPresent() || has(doubts.changes(), changes++, latest);
      } else {
        filled = has(doubts.creates(), creates, latest) || has(doubts.changes(), changes, latest);
      }
      if (!filled) {
        lacks(revision, "no write in doubt could have made it");
        return;
      }
    }
  }

  private static boolean has(List<Operation> sorted, int used, long latest) {
    return used < sorted.size() && sorted.get(used).invoked() <= latest;
  }

  /** Gaps beside each other, of which one could be either: enough operations must be there. */
  private void fillOpen() {
    for (int revision = 1; revision <= last(); revision++) {
      steps.one();
      int from = revision;
      boolean open = false;
      int fixed = 0;
      for (; revision <= last() && slots[revision].isGap(); revision++) {
        steps.one();
        open |= gap(revision, Slot.State.OPEN);
        fixed += doubts.fixed(revision).size();
      }
      int length = revision - from;
      if (open
          && doubts.between(windows.earliest(from), windows.latest(revision - 1)) + fixed
              < length) {
        lacks(from, "%d revisions from here on are more than could be made".formatted(length));
        return;
      }
    }
  }

  /**
   * Deletes that were answered: those that can only be after all that was seen, of which there is
   * one for each life; and those that must be in a gap.
   */
  private void placeDeletes() {
    int lives = (slots[last()].state() == Slot.State.GONE ? 0 : 1) + doubts.creates().size();
    List<Operation> inGaps = new ArrayList<>();
    int atTheEnd = 0;
    for (Operation delete : doubts.deleted()) {
      steps.one();
      boolean mayEnd = lives > 0 && delete.returned() >= windows.earliest(last() + 1);
      int from = windows.firstCurrentFrom(delete.invoked()) + 1;
      if (!fits(nextGap, from, delete)) {
        if (!mayEnd || ++atTheEnd > lives) {
          homeless(delete);
          return;
        }
        slots[last() + 1].notAfter(delete.returned(), delete);
      } else if (!mayEnd && !fits(nextOpen, from, delete)) {
        inGaps.add(delete);
      }
    }
    place(inGaps);
  }

  private void place(List<Operation> inGaps) {
    Queue queue = new Queue(inGaps, steps);
    for (int revision = 1; revision <= last(); revision++) {
      steps.one();
      if (gap(revision, Slot.State.GONE)) {
        long earliest = windows.earliest(revision);
        Optional<Operation> late = queue.tooLate(earliest, windows.latest(revision));
        if (late.isPresent()) {
          homeless(late.get());
          return;
        }
        queue.next(earliest, windows.latest(revision));
      }
    }
    queue.left().ifPresent(this::homeless);
  }

  /** Whether a gap of some kind has room for a delete: the next one, if any, from a revision on. */
  private boolean fits(int[] next, int from, Operation delete) {
    int gap = next[Math.min(from, last() + 1)];
    return gap <= last() && windows.earliest(gap) <= delete.returned();
  }

  private int[] next(Predicate<Slot> wanted) {
    int[] next = new int[slots.length];
    next[last() + 1] = last() + 1;
    for (int revision = last(); revision >= 0; revision--) {
      steps.one();
      next[revision] = wanted.test(slots[revision]) ? revision : next[revision + 1];
    }
    return next;
  }

  private void lacks(int revision, String why) {
    int after = revision;
    while (after < last() && slots[after].isGap()) {
      after++;
    }
    Operation[] around =
        Stream.of(slots[revision - 1].maker(), slots[after].maker())
            .filter(operation -> operation != null)
            .toArray(Operation[]::new);
    violations.add(
        Violation.of(Rule.DENSE, "revision %d: %s; around it".formatted(revision, why), around));
  }

  private void homeless(Operation delete) {
    int before = windows.lastMadeBy(delete.returned());
    Operation[] involved =
        Stream.of(delete, slots[before].maker())
            .filter(operation -> operation != null)
            .toArray(Operation[]::new);
    violations.add(
        Violation.of(Rule.GONE, "the first of these was answered, and left no revision", involved));
  }
}
