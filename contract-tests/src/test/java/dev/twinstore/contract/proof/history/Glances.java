package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Answers that show no revision, and still say that there was a document, or none, or another than
 * was named. Each must have been true at some moment between its request and the answer.
 */
final class Glances {

  private final Slot[] slots;
  private final Windows windows;
  private final Steps steps;
  private final int[] nextGone;
  private final int[] nextLive;
  private final List<Operation> lateDeletes;
  private final List<Operation> lateWrites;

  Glances(Slot[] slots, Windows windows, Doubts doubts, Steps steps) {
    this.slots = slots;
    this.windows = windows;
    this.steps = steps;
    this.nextGone = next(slot -> slot.state() != Slot.State.LIVE);
    this.nextLive = next(slot -> slot.state() != Slot.State.GONE);
    long after = windows.earliest(slots.length - 1);
    this.lateDeletes =
        Stream.of(
                doubts.deleted().stream().filter(delete -> delete.returned() >= after).limit(1),
                doubts.deletes().stream().limit(1),
                doubts.fixed(slots.length - 1).stream().filter(each -> each.kind() == Kind.DELETE))
            .flatMap(each -> each)
            .toList();
    this.lateWrites =
        Stream.of(
                doubts.creates().stream().limit(1),
                doubts.changes().stream().limit(1),
                doubts.fixed(slots.length - 1).stream().filter(each -> each.kind().makes()))
            .flatMap(each -> each)
            .toList();
  }

  /** For each revision the next one, itself included, that may be so; past the end where none. */
  private int[] next(Predicate<Slot> so) {
    int[] next = new int[slots.length];
    next[slots.length - 1] = slots.length - 1;
    for (int i = slots.length - 2; i >= 0; i--) {
      steps.one();
      next[i] = so.test(slots[i]) ? i : next[i + 1];
    }
    return next;
  }

  List<Violation> violations(List<Operation> operations) {
    List<Violation> violations = new ArrayList<>();
    for (Operation operation : operations) {
      steps.one();
      if (operation.answer() instanceof Told told && !isTrue(operation, told)) {
        violations.add(
            Violation.of(
                Rule.FOUND,
                "at no moment of the first of these was that so",
                Stream.of(operation, slots[windows.lastMadeBy(operation.returned())].maker())
                    .filter(each -> each != null)
                    .toArray(Operation[]::new)));
      }
    }
    return violations;
  }

  private boolean isTrue(Operation operation, Told told) {
    int from = windows.firstCurrentFrom(operation.invoked());
    int to = windows.lastMadeBy(operation.returned());
    return switch (told) {
      case ABSENT -> nextGone[from] <= to || after(lateDeletes, operation);
      case TAKEN -> nextLive[from] <= to || after(lateWrites, operation);
      case OVERTAKEN -> isOther(operation, from, to) || after(lateWrites, operation);
      case DELETED, REFUSED, UNKNOWN -> true;
    };
  }

  private boolean isOther(Operation operation, int from, int to) {
    int live = nextLive[from];
    if (live <= to && slots[live].is(operation.ifMatch().orElseThrow())) {
      live = nextLive[live + 1];
    }
    return live <= to;
  }

  /** Whether something that came after all that was seen may have made it so. */
  private boolean after(List<Operation> late, Operation operation) {
    return windows.earliest(slots.length - 1) <= operation.returned()
        && late.stream().anyMatch(each -> each.invoked() <= operation.returned());
  }
}
