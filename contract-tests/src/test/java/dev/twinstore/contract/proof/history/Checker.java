package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides whether a history could have come from a store that does one thing after the other: each
 * write and each read at some moment between request and answer, a write of unknown outcome at some
 * moment after its request, or never.
 *
 * <p>Documents have nothing to do with each other, so each has its own {@link Lifeline}. Its
 * revisions give the order of the writes that were answered or read; what is left to decide is
 * whether time allows that order, and whether the writes in doubt and the deletes, which are
 * answered without a revision, can fill the gaps. A history that is accepted although it should not
 * be needs several deletes and several writes in doubt at the same moment: there, who filled which
 * gap is not pursued. One that is rejected is wrong.
 *
 * <p>Documents must not have existed before. The cost is that of sorting.
 */
public final class Checker {

  private Checker() {}

  /** Checks all operations, in any order, those on one document against each other. */
  public static Verdict check(Collection<Operation> operations) {
    Map<String, List<Operation>> byId = new TreeMap<>();
    for (Operation operation : operations) {
      byId.computeIfAbsent(operation.id(), id -> new ArrayList<>()).add(operation);
    }
    Steps steps = new Steps();
    List<Violation> violations = new ArrayList<>();
    byId.values().forEach(ofOne -> violations.addAll(Lifeline.violations(ofOne, steps)));
    return new Verdict(operations.size(), violations, steps.taken());
  }
}
