package dev.twinstore.contract.proof.load;

import dev.twinstore.contract.proof.history.Checker;
import dev.twinstore.contract.proof.history.Operation;
import dev.twinstore.contract.proof.history.Verdict;
import dev.twinstore.contract.proof.history.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What all clients were told, and what no client should have been. */
public final class Notebook {

  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private final Queue<Violation> disorders = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

  void note(Operation operation) {
    operations.add(operation);
  }

  void noteAll(Collection<Operation> some) {
    operations.addAll(some);
  }

  void note(Violation disorder) {
    disorders.add(disorder);
  }

  /** Notes an answer that nobody should get, such as a 500. */
  void surprise(Operation operation, RuntimeException answer) {
    surprises.add("%s: %s".formatted(operation, answer));
  }

  /** How many operations were noted so far. */
  public int size() {
    return operations.size();
  }

  /** The checker's verdict, with all that was wrong by itself. */
  public Verdict verdict() {
    Verdict verdict = Checker.check(operations);
    List<Violation> violations = new ArrayList<>(verdict.violations());
    violations.addAll(disorders);
    return new Verdict(verdict.operations(), violations, verdict.steps());
  }

  /** Answers that nobody should get. */
  public List<String> surprises() {
    return List.copyOf(surprises);
  }
}
