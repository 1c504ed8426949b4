package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The operations of one document that may have made a revision which nobody was shown: deletes that
 * were answered, and writes in doubt that nobody saw. What depends on an ETag could only have made
 * the revision after it.
 */
final class Doubts {

  private final List<Operation> deleted = new ArrayList<>();
  private final List<Operation> deletedByAnswer;
  private final List<Operation> deletes = new ArrayList<>();
  private final List<Operation> creates = new ArrayList<>();
  private final List<Operation> changes = new ArrayList<>();
  private final Map<Long, List<Operation>> fixed = new HashMap<>();
  private final Steps steps;

  Doubts(List<Operation> operations, Chain chain, Steps steps) {
    this.steps = steps;
    for (Operation operation : operations) {
      steps.one();
      if (operation.answer() == Told.DELETED && operation.ifMatch().isEmpty()) {
        deleted.add(operation);
      }
    }
    for (Operation operation : chain.unseen()) {
      steps.one();
      Optional<String> etag = operation.ifMatch();
      if (etag.isPresent()) {
        chain
            .revision(etag.get())
            .ifPresent(
                revision ->
                    fixed.computeIfAbsent(revision + 1, at -> new ArrayList<>()).add(operation));
      } else {
        (operation.kind() == Kind.DELETE
                ? deletes
                : operation.kind() == Kind.CREATE ? creates : changes)
            .add(operation);
      }
    }
    List.of(deleted, deletes, creates, changes).forEach(each -> each.sort(by(Operation::invoked)));
    this.deletedByAnswer = deleted.stream().sorted(by(Operation::returned)).toList();
  }

  private Comparator<Operation> by(ToLongFunction<Operation> time) {
    return Comparator.comparingLong(
        operation -> {
          steps.one();
          return time.applyAsLong(operation);
        });
  }

  /** Deletes that were answered, and depended on no ETag: each made a revision. */
  List<Operation> deleted() {
    return deleted;
  }

  /** The same, in the order of their answers. */
  List<Operation> deletedByAnswer() {
    return deletedByAnswer;
  }

  /** Deletes in doubt that depended on no ETag. */
  List<Operation> deletes() {
    return deletes;
  }

  /** Creates in doubt that nobody saw. */
  List<Operation> creates() {
    return creates;
  }

  /** Replacements and patches in doubt that nobody saw and that depended on no ETag. */
  List<Operation> changes() {
    return changes;
  }

  /** What could have made a revision by naming the one before. */
  List<Operation> fixed(int revision) {
    return fixed.getOrDefault((long) revision, List.of());
  }

  /** A delete among those. */
  Optional<Operation> fixedDelete(int revision) {
    return fixed(revision).stream().filter(each -> each.kind() == Kind.DELETE).findFirst();
  }

  /** A replacement or a patch among those. */
  Optional<Operation> fixedChange(int revision) {
    return fixed(revision).stream().filter(each -> each.kind() != Kind.DELETE).findFirst();
  }

  /** How many could have made revisions between two moments, those that are fixed left out. */
  int between(long earliest, long latest) {
    return askedBy(deleted, latest)
        - answeredBefore(earliest)
        + askedBy(deletes, latest)
        + askedBy(creates, latest)
        + askedBy(changes, latest);
  }

  /** How many of some, in the order of their requests, were asked for by a moment. */
  int askedBy(List<Operation> sorted, long time) {
    return prefix(sorted, operation -> operation.invoked() <= time);
  }

  /** How many deletes were answered before a moment. */
  int answeredBefore(long time) {
    return prefix(deletedByAnswer, operation -> operation.returned() < time);
  }

  private int prefix(List<Operation> sorted, Predicate<Operation> within) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      steps.one();
      int middle = (low + high) >>> 1;
      if (within.test(sorted.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
