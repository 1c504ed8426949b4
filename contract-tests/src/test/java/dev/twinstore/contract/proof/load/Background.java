package dev.twinstore.contract.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Things that are done again and again beside the clients, each on a thread of its own. */
public final class Background implements AutoCloseable {

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  /** Does something until closed. */
  public void repeat(String name, Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!isStopped()) {
                  task.run();
                }
              } catch (RuntimeException | AssertionError e) {
                failures.add(e);
              }
            },
            name);
    threads.add(thread);
    thread.start();
  }

  /** Whether it has been closed. */
  boolean isStopped() {
    return stop.getCount() == 0;
  }

  /** Waits, but not longer than until it is closed. */
  public void pause(long millis) {
    try {
      stop.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    for (Thread thread : threads) {
      try {
        thread.join(240_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException("Interrupted while " + thread.getName() + " ended", e);
      }
      assertThat(thread.isAlive()).as(thread.getName() + " still goes on").isFalse();
    }
    assertThat(failures).as("what went wrong in the background").isEmpty();
  }
}
