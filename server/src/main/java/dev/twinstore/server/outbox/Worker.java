package dev.twinstore.server.outbox;

import dev.twinstore.server.background.BackgroundThread;
import dev.twinstore.server.twin.StoreHealth;
import dev.twinstore.server.twin.TwinStore;
import dev.twinstore.server.twin.Unavailable;
import dev.twinstore.server.twin.UnknownOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Receives messages and has them handled, some at once. A worker that dies costs time and no
 * message: it is delivered again. While a store is away nothing is received, for each delivery
 * counts: a message that was delivered in vain too often becomes a {@linkplain DeadLetters dead
 * letter}.
 */
final class Worker extends BackgroundThread {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration BETWEEN_DEAD = Duration.ofSeconds(5);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

  private final Queue queue;
  private final Handling handling;
  private final DeadLetters deadLetters;
  private final TwinStore store;
  private final OutboxMetrics metrics;
  private final int atOnce;
  private long deadSeen;
  private volatile boolean receiving;

  Worker(Queue queue, Handler handler, TwinStore store, OutboxMetrics metrics, int atOnce) {
    super("worker", atOnce > 0, LONGEST_FAREWELL);
    this.queue = queue;
    this.handling = new Handling(queue, handler);
    this.deadLetters = new DeadLetters(queue, handler, metrics);
    this.store = store;
    this.metrics = metrics;
    this.atOnce = atOnce;
  }

  /** An interruption ends no waiting for messages: a socket is read until something comes. */
  @Override
  protected boolean isIdle() {
    return receiving;
  }

  /** When the server stops, what is being handled is cut off, and delivered again. */
  @Override
  protected void work() throws InterruptedException {
    ExecutorService pool =
        Executors.newFixedThreadPool(atOnce, task -> new Thread(task, "message"));
    try {
      while (!queue.isOpen() || !store.health().prepared()) {
        Thread.sleep(PAUSE.toMillis());
      }
      boolean well = true;
      while (isWanted()) {
        if (!well) {
          awaitStores();
        }
        well = turn(pool);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private void awaitStores() throws InterruptedException {
    StoreHealth health;
    do {
      Thread.sleep(PAUSE.toMillis());
      health = store.health();
    } while (!health.tableUsable() || !health.bucketUsable());
  }

  /**
   * @return whether nothing was away
   */
  private boolean turn(ExecutorService pool) throws InterruptedException {
    try {
      if (System.nanoTime() - deadSeen > BETWEEN_DEAD.toNanos()) {
        while (isWanted() && deadLetters.giveUpSome()) {
          // There may be more.
        }
        deadSeen = System.nanoTime();
      }
      return handle(receive(), pool);
    } catch (SdkException | Unavailable | UnknownOutcome e) {
      if (isWanted()) {
        log.warn("The worker pauses: {}", e.getMessage());
      }
      return false;
    } catch (RuntimeException e) {
      if (isWanted()) {
        log.error("The worker pauses", e);
      }
      return false;
    }
  }

  /** What comes when the server has stopped is left, and delivered again. */
  private List<Message> receive() {
    List<Message> messages;
    receiving = true;
    try {
      messages = queue.receive(atOnce);
    } finally {
      receiving = false;
    }
    return isWanted() ? messages : List.of();
  }

  private boolean handle(List<Message> messages, ExecutorService pool) throws InterruptedException {
    boolean well = true;
    List<Callable<Handling.Fate>> tasks =
        messages.stream()
            .<Callable<Handling.Fate>>map(message -> () -> handling.process(message))
            .toList();
    for (Future<Handling.Fate> task : pool.invokeAll(tasks)) {
      try {
        Handling.Fate fate = task.get();
        metrics.received(fate);
        well &= fate != Handling.Fate.LATER;
      } catch (ExecutionException e) {
        log.error("A message could not be handled", e.getCause());
      }
    }
    return well;
  }
}
