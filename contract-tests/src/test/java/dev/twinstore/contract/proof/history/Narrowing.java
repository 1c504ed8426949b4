package dev.twinstore.contract.proof.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bounds the time of a gap by the operations that can have filled it: it is not older than the
 * first of them was asked for, and not younger than the last of them was answered.
 */
final class Narrowing {

  private final Windows windows;
  private final Doubts doubts;
  private final List<Operation> byAnswer;
  private final Operation[] firstFrom;
  private final Operation[] lastUpTo;
  private final Steps steps;

  Narrowing(Windows windows, Doubts doubts, Steps steps) {
    this.windows = windows;
    this.doubts = doubts;
    this.steps = steps;
    this.byAnswer = doubts.deletedByAnswer();
    int deletes = byAnswer.size();
    this.firstFrom = new Operation[deletes];
    this.lastUpTo = new Operation[deletes];
    for (int i = deletes - 1; i >= 0; i--) {
      steps.one();
      Operation here = byAnswer.get(i);
      firstFrom[i] =
          i + 1 < deletes && firstFrom[i + 1].invoked() < here.invoked() ? firstFrom[i + 1] : here;
    }
    for (int i = 0; i < deletes; i++) {
      steps.one();
      Operation here = doubts.deleted().get(i);
      lastUpTo[i] = i > 0 && lastUpTo[i - 1].returned() > here.returned() ? lastUpTo[i - 1] : here;
    }
  }

  void of(Slot[] slots) {
    for (int revision = 1; revision < slots.length - 1; revision++) {
      steps.one();
      Slot slot = slots[revision];
      if (slot.isGap() && slot.state() == Slot.State.GONE) {
        delete(slot, windows.earliest(revision), windows.latest(revision));
      } else if (slot.isGap() && slot.state() == Slot.State.LIVE) {
        first(
            slot,
            Stream.of(
                doubts.creates().stream().limit(1),
                doubts.changes().stream().limit(1),
                doubts.fixed(revision).stream()));
      }
    }
  }

  private void delete(Slot slot, long earliest, long latest) {
    int revision = (int) slot.revision();
    int answered = doubts.answeredBefore(earliest);
    first(
        slot,
        Stream.of(
            answered < byAnswer.size() ? Stream.of(firstFrom[answered]) : Stream.empty(),
            doubts.deletes().stream().limit(1),
            doubts.fixed(revision).stream()));
    int asked = doubts.askedBy(doubts.deleted(), latest) - 1;
    boolean doubted =
        doubts.askedBy(doubts.deletes(), latest) > 0 || doubts.fixedDelete(revision).isPresent();
    if (!doubted && asked >= 0) {
      slot.notAfter(lastUpTo[asked].returned(), lastUpTo[asked]);
    }
  }

  private static void first(Slot slot, Stream<Stream<Operation>> candidates) {
    candidates
        .flatMap(each -> each)
        .min(Comparator.comparingLong(Operation::invoked))
        .ifPresent(operation -> slot.notBefore(operation.invoked(), operation));
  }
}
