package dev.twinstore.contract.wire;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** What was seen of the contract in this run. */
public final class Journal {

  private final Set<String> calledBySdk = new ConcurrentSkipListSet<>();
  private final Set<String> answers = new ConcurrentSkipListSet<>();
  private final Set<String> problems = new ConcurrentSkipListSet<>();

  /** An operation and a status as one word: {@code readItem 404}. */
  public static String word(Contract.Operation operation, int status) {
    return operation.id() + " " + status;
  }

  void note(Contract.Operation operation, Exchange exchange) {
    answers.add(word(operation, exchange.status()));
    if (exchange.sdk()) {
      calledBySdk.add(operation.id());
    }
  }

  /** Notes the type of a problem that was answered. */
  void noteProblem(String type) {
    problems.add(type);
  }

  /** The types of all problems that were answered, as they were. */
  public Set<String> problems() {
    return new TreeSet<>(problems);
  }

  /** The ids of all operations that the SDK called and that answered. */
  public Set<String> calledBySdk() {
    return new TreeSet<>(calledBySdk);
  }

  /** Every {@link #word} that was seen. */
  public Set<String> answers() {
    return new TreeSet<>(answers);
  }
}
