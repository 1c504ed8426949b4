package dev.twinstore.contract.harness;

import dev.twinstore.contract.wire.Contract;
import dev.twinstore.contract.wire.Journal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * What all classes of tests share, for as long as the launcher's session: the contract, what was
 * seen of it, and the {@link Run}s. A test sees no document of another, so there are as many runs
 * as classes are at work at once, each on stores of its own.
 */
final class Session implements AutoCloseable {

  private final Contract contract = new Contract();
  private final Journal journal = new Journal();
  private final Skipped skipped = new Skipped();
  private final Set<String> testsSeen = new ConcurrentSkipListSet<>();
  private final List<Run> runs = new ArrayList<>();
  private final Deque<Run> free = new ArrayDeque<>();
  private RuntimeException failure;

  private Session() {}

  /** The session of a test. */
  static Session of(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Session.class))
        .computeIfAbsent(Session.class, key -> new Session(), Session.class);
  }

  /** A run that is lent until closed. */
  record Loan(Session session, Run run) implements AutoCloseable {

    @Override
    public void close() {
      session.takeBack(run);
    }
  }

  /**
   * Lends a run that is free, or a new one where none is; waits where there can be no more.
   *
   * @param ours whether its server has to be our own
   */
  synchronized Loan lend(boolean ours) {
    Optional<Run> found = find(ours);
    try {
      while (found.isEmpty() && howMany(ours) == Stand.atMost()) {
        wait();
        found = find(ours);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while waiting for a run", e);
    }
    found.ifPresent(free::remove);
    return new Loan(this, found.orElseGet(() -> begin(ours)));
  }

  private int howMany(boolean ours) {
    return (int) runs.stream().filter(run -> suits(run, ours)).count();
  }

  private Optional<Run> find(boolean ours) {
    return free.stream().filter(run -> suits(run, ours)).findFirst();
  }

  /** Tests that can do with somebody else's server are to ask that one. */
  private static boolean suits(Run run, boolean ours) {
    return run.canFault() == ours || !Stand.isRemote();
  }

  /** That no run can begin is found out once, and not by every test. */
  private Run begin(boolean ours) {
    if (failure == null) {
      try {
        Run run = new Run(this, Stand.open(howMany(ours) + 1, ours));
        runs.add(run);
        return run;
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    throw new IllegalStateException("The tests can't begin: " + failure.getMessage(), failure);
  }

  private synchronized void takeBack(Run run) {
    free.push(run);
    notifyAll();
  }

  Contract contract() {
    return contract;
  }

  Journal journal() {
    return journal;
  }

  Skipped skipped() {
    return skipped;
  }

  void saw(String test) {
    testsSeen.add(test);
  }

  Set<String> testsSeen() {
    return Set.copyOf(testsSeen);
  }

  @Override
  public synchronized void close() {
    skipped.close();
    runs.forEach(Run::close);
  }
}
