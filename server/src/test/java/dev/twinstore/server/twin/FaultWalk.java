package dev.twinstore.server.twin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Puts every fault on every call of every operation, one at a time. The calls are those that a
 * clean run makes, so a new one is walked as soon as it is there; and where a fault makes an
 * operation ask for something that its clean run does not, the faults are put on that too. In full,
 * a lost answer is followed by every fault on every later call.
 *
 * <p>Cases mostly wait, so many run at once.
 */
final class FaultWalk {

  /** An operation that can be run any number of times, on documents of its own each time. */
  interface Operation {

    String name();

    /**
     * Runs it once with faults on some of its calls, and fails unless all ends as it must.
     *
     * @return the calls that the operation made
     */
    List<WireScript.Made> run(Map<Integer, WireFault> plan) throws Exception;
  }

  private static final int AT_ONCE = 12;

  /** A busy machine may use up an operation's budget before it comes to the call with the fault. */
  private static final int TRIES = 20;

  /** There a call may be given up and made again, too; the shortest of some runs is without. */
  private static final int CLEAN_RUNS = 3;

  private static final boolean FULL = "1".equals(System.getenv("TWINSTORE_FULL"));

  /** A fault that is meant for a call. */
  private record Step(int at, String kind, WireFault fault) {

    boolean isMetBy(List<WireScript.Made> calls) {
      return calls.size() > at && calls.get(at).kind().equals(kind);
    }

    @Override
    public String toString() {
      return "call %d, %s: %s".formatted(at + 1, kind, fault);
    }
  }

  private record Result(String name, Optional<Throwable> failure) {}

  private final String name;
  private final List<? extends Operation> operations;
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private final Set<String> made = ConcurrentHashMap.newKeySet();
  private final Set<String> faulted = ConcurrentHashMap.newKeySet();
  private final Set<String> met = ConcurrentHashMap.newKeySet();
  private final AtomicInteger walked = new AtomicInteger();
  private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
  private final Phaser running = new Phaser(1);

  FaultWalk(String name, List<? extends Operation> operations) {
    this.name = name;
    this.operations = operations;
  }

  /** Walks it all; then there is a test for each case, and one for what was left out. */
  Stream<DynamicTest> tests() {
    List<Runnable> walks = operations.stream().map(this::begun).toList();
    walks.forEach(Runnable::run);
    running.arriveAndAwaitAdvance();
    pool.shutdown();
    List<Result> cases = results.stream().sorted(Comparator.comparing(Result::name)).toList();
    System.out.printf(
        "figures: %s: %d operations, %d calls, %d cases, %d violations%n",
        name,
        operations.size(),
        walked.get(),
        cases.size(),
        cases.stream().filter(result -> result.failure().isPresent()).count());
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("leaves no call without a fault", this::complete)),
        cases.stream().map(result -> DynamicTest.dynamicTest(result.name(), () -> tell(result))));
  }

  private void complete() {
    Set<String> missed = new TreeSet<>(made);
    missed.removeAll(faulted);
    if (!missed.isEmpty() || walked.get() < operations.size()) {
      throw new AssertionError("No fault was put on " + missed);
    }
  }

  private static void tell(Result result) {
    if (result.failure().isPresent()) {
      throw new AssertionError(result.name(), result.failure().get());
    }
  }

  private void submit(Runnable task) {
    running.register();
    pool.execute(
        () -> {
          try {
            task.run();
          } finally {
            running.arriveAndDeregister();
          }
        });
  }

  /**
   * Has an operation run cleanly, and says what is to be walked then. That is for when all have
   * run: a fault that one has met may show in the calls of another.
   */
  private Runnable begun(Operation operation) {
    List<WireScript.Made> calls =
        IntStream.rangeClosed(1, CLEAN_RUNS)
            .mapToObj(run -> attempt(operation, operation.name() + ", clean run " + run, List.of()))
            .filter(made -> !made.isEmpty())
            .min(Comparator.comparingInt(List::size))
            .orElse(List.of());
    return () -> {
      for (int at = 0; at < calls.size(); at++) {
        walk(operation, calls.get(at), at, List.of());
      }
    };
  }

  /** Puts each fault on one call, beside the faults that lead to it. */
  private void walk(Operation operation, WireScript.Made call, int at, List<Step> before) {
    walked.incrementAndGet();
    faulted.add(call.kind());
    met.add(key(operation, call));
    for (WireFault fault : WireFault.of(call.name())) {
      submit(() -> meet(operation, new Step(at, call.kind(), fault), before));
    }
  }

  private void meet(Operation operation, Step step, List<Step> before) {
    List<Step> steps = Stream.concat(before.stream(), Stream.of(step)).toList();
    String title =
        steps.stream()
            .map(Step::toString)
            .collect(Collectors.joining("; then ", operation.name() + ", ", ""));
    List<WireScript.Made> calls = attempt(operation, title, steps);
    calls.forEach(call -> made.add(call.kind()));
    boolean pairs = FULL && before.isEmpty() && step.fault() == WireFault.ANSWER_LOST;
    for (int later = step.at() + 1; later < calls.size(); later++) {
      WireScript.Made next = calls.get(later);
      if (met.add(key(operation, next)) || pairs) {
        walk(operation, next, later, steps);
      }
    }
  }

  /**
   * Runs a case until its faults have been met by the calls they were meant for, and keeps the
   * result.
   */
  private List<WireScript.Made> attempt(Operation operation, String title, List<Step> steps) {
    Map<Integer, WireFault> plan = steps.stream().collect(Collectors.toMap(Step::at, Step::fault));
    for (int tries = 0; tries < TRIES; tries++) {
      List<WireScript.Made> calls;
      try {
        calls = operation.run(plan);
      } catch (Throwable e) {
        results.add(new Result(title, Optional.of(e)));
        return List.of();
      }
      if (steps.stream().allMatch(step -> step.isMetBy(calls))) {
        results.add(new Result(title, Optional.empty()));
        return calls;
      }
    }
    if (steps.size() == 1) {
      results.add(new Result(title, Optional.of(new AssertionError("It never came to that call"))));
    }
    return List.of();
  }

  private static String key(Operation operation, WireScript.Made call) {
    return operation.name() + ": " + call.kind();
  }
}
