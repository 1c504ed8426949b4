package dev.twinstore.contract.proof.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Gives revisions, asked for in their order, to deletes, those first whose time runs out first.
 * Since the times in which revisions can have been committed move on together, that finds a place
 * for each where there is one.
 */
final class Queue {

  private final List<Operation> byRequest;
  private final Steps steps;
  private final PriorityQueue<Operation> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Operation::returned));
  private int next;

  Queue(List<Operation> byRequest, Steps steps) {
    this.byRequest = byRequest;
    this.steps = steps;
  }

  /** One whose time ran out before a moment, and that has no place. */
  Optional<Operation> tooLate(long earliest, long latest) {
    while (next < byRequest.size() && byRequest.get(next).invoked() <= latest) {
      steps.some(log(waiting.size()));
      waiting.add(byRequest.get(next++));
    }
    return waiting.isEmpty() || waiting.peek().returned() >= earliest
        ? Optional.empty()
        : Optional.of(take());
  }

  /** The next one for a revision that can have been committed between two moments. */
  Optional<Operation> next(long earliest, long latest) {
    while (tooLate(earliest, latest).isPresent()) {
      steps.one();
    }
    return waiting.isEmpty() ? Optional.empty() : Optional.of(take());
  }

  /** One that is left over. */
  Optional<Operation> left() {
    return tooLate(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  private Operation take() {
    steps.some(log(waiting.size()));
    return waiting.remove();
  }

  private static long log(int size) {
    return 1 + (32 - Integer.numberOfLeadingZeros(size));
  }
}
