package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges the history of one document, in three steps, of which each needs the one before:
 *
 * <ol>
 *   <li>To each revision its write ({@link Chain}), each finding what it needs before it.
 *   <li>To each revision the time in which it can have been committed ({@link Windows}), by its
 *       write and by the reads of it, and of those that were not the next yet.
 *   <li>To each gap a delete or a write in doubt ({@link Gaps}), and to each answer that shows no
 *       revision a moment at which it was true ({@link Glances}).
 * </ol>
 */
final class Lifeline {

  private final List<Operation> operations;
  private final Steps steps;
  private final List<Violation> violations = new ArrayList<>();

  private Lifeline(List<Operation> operations, Steps steps) {
    this.operations = operations;
    this.steps = steps;
  }

  static List<Violation> violations(List<Operation> operations, Steps steps) {
    Lifeline lifeline = new Lifeline(operations, steps);
    lifeline.judge();
    return lifeline.violations;
  }

  private void judge() {
    Chain chain = new Chain(operations, steps);
    violations.addAll(chain.violations());
    if (!violations.isEmpty()) {
      return;
    }
    if (chain.last() < 0 || chain.gaps() > operations.size()) {
      violations.add(
          Violation.of(
              Rule.DENSE,
              "%d revisions up to %d can't be the work of %d operations"
                  .formatted(chain.gaps(), chain.last(), operations.size())));
      return;
    }
    Slot[] slots = slots(chain);
    demandLife(slots);
    if (!violations.isEmpty()) {
      return;
    }
    look(slots);
    Windows windows = new Windows(slots, steps);
    windows.breach().ifPresent(violations::add);
    if (!violations.isEmpty()) {
      return;
    }
    Doubts doubts = new Doubts(operations, chain, steps);
    Gaps gaps = new Gaps(slots, windows, doubts, steps);
    violations.addAll(gaps.violations());
    if (violations.isEmpty()) {
      new Narrowing(windows, doubts, steps).of(slots);
      Windows narrowed = new Windows(slots, steps);
      narrowed.breach().ifPresent(violations::add);
      violations.addAll(new Glances(slots, narrowed, doubts, steps).violations(operations));
    }
  }

  /** From before the first to after the last revision: index and revision are the same. */
  private Slot[] slots(Chain chain) {
    Slot[] slots = new Slot[(int) chain.last() + 2];
    for (int revision = 0; revision < slots.length; revision++) {
      steps.one();
      slots[revision] = chain.slot(revision);
    }
    slots[0].is(Slot.State.GONE);
    return slots;
  }

  private void demandLife(Slot[] slots) {
    for (int revision = slots.length - 2; revision > 0; revision--) {
      steps.one();
      Slot slot = slots[revision];
      if (slot.maker() != null) {
        boolean creates = slot.maker().kind() == Kind.CREATE;
        demand(slots[revision - 1], creates ? Slot.State.GONE : Slot.State.LIVE, slot);
        Optional<String> etag = slot.maker().ifMatch();
        if (etag.isPresent() && !slots[revision - 1].is(etag.get())) {
          violate(
              Rule.CONDITION,
              "it made revision %d, and %s is not the one before".formatted(revision, etag.get()),
              slot.maker());
        }
      } else if (slot.state() == Slot.State.GONE) {
        demand(slots[revision - 1], Slot.State.LIVE, slot);
      }
    }
    for (int revision = 1; revision < slots.length - 1; revision++) {
      if (slots[revision].state() == Slot.State.OPEN
          && slots[revision - 1].state() == Slot.State.GONE) {
        slots[revision].is(Slot.State.LIVE);
      }
    }
  }

  private void demand(Slot slot, Slot.State state, Slot by) {
    if (slot.state() == Slot.State.OPEN) {
      slot.is(state);
    } else if (slot.state() != state) {
      Operation[] involved =
          Stream.of(slot.maker(), by.maker())
              .filter(operation -> operation != null)
              .toArray(Operation[]::new);
      violate(
          Rule.LIFE,
          "revision %d was %s, and revision %d could not follow"
              .formatted(
                  slot.revision(),
                  slot.state() == Slot.State.LIVE ? "live" : "gone",
                  by.revision()),
          involved);
    }
  }

  /** A read that shows a revision came after it, and before the next. */
  private void look(Slot[] slots) {
    for (Operation operation : operations) {
      steps.one();
      if (operation.kind().looks() && operation.answer() instanceof Shown shown) {
        slots[(int) shown.revision()].notAfter(operation.returned(), operation);
        slots[(int) shown.revision() + 1].notBefore(operation.invoked(), operation);
      }
    }
  }

  private void violate(Rule rule, String sentence, Operation... involved) {
    violations.add(Violation.of(rule, sentence, involved));
  }
}
