package dev.twinstore.contract.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Requests that leave at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /**
   * Does something several times, each on a thread of its own, all released together.
   *
   * @return what came of each, in no order
   */
  static <T> List<Attempt<T>> run(int times, IntFunction<T> task) {
    CyclicBarrier start = new CyclicBarrier(times);
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        tasks.add(
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return task.apply(number);
            });
      }
      List<Attempt<T>> attempts = new ArrayList<>();
      for (Future<T> future : tasks.stream().map(threads::submit).toList()) {
        attempts.add(Attempt.of(future));
      }
      return attempts;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What came of one attempt: a value, or the exception that refused it. */
  public record Attempt<T>(T value, RuntimeException refusal) {

    private static <T> Attempt<T> of(Future<T> future) {
      try {
        return new Attempt<>(future.get(60, TimeUnit.SECONDS), null);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException refusal) {
          return new Attempt<>(null, refusal);
        }
        throw new AssertionError("A request sent at once with others", e.getCause());
      } catch (InterruptedException | TimeoutException e) {
        throw new AssertionError("No answer within 60 s to a request sent at once with others", e);
      }
    }

    /** Whether it went well. */
    public boolean succeeded() {
      return refusal == null;
    }
  }
}
