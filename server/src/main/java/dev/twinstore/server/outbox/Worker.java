package dev.twinstore.server.outbox;

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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Receives messages and has them handled, some at once. A message is deleted when it has been
 * handled and not before, so a worker that dies costs time and no message: it is delivered again.
 *
 * <p>While a store is away nothing is received, for each delivery counts: a message that was
 * delivered in vain too often becomes a dead letter. Dead letters of ours are given up, and stay
 * where they are for a person to look at.
 */
final class Worker implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration BETWEEN_DEAD = Duration.ofSeconds(5);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

  /** A message that fails is tried again after 1 s, 2 s, 4 s, and so on. */
  private static final int MOST_DOUBLINGS = 6;

  /** What became of a message. */
  private enum Fate {
    DONE,
    /** Nothing is known against it; a store was away. */
    LATER,
    /** It is none of ours, or a defect. */
    FAILED
  }

  private final Queue queue;
  private final Handler handler;
  private final TwinStore store;
  private final int atOnce;
  private volatile @Nullable Thread thread;
  private @Nullable ExecutorService pool;
  private long deadSeen;

  Worker(Queue queue, Handler handler, TwinStore store, int atOnce) {
    this.queue = queue;
    this.handler = handler;
    this.store = store;
    this.atOnce = atOnce;
  }

  @Override
  public synchronized void start() {
    if (atOnce > 0 && thread == null) {
      pool = Executors.newFixedThreadPool(atOnce, work -> new Thread(work, "message"));
      Thread receiver = new Thread(this::run, "worker");
      receiver.setDaemon(true);
      thread = receiver;
      receiver.start();
    }
  }

  /** What is being handled may end; what is cut off is delivered again. */
  @Override
  public synchronized void stop() {
    Thread receiver = thread;
    thread = null;
    Threads.end(receiver, LONGEST_FAREWELL);
    if (pool != null) {
      pool.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private boolean isWanted() {
    return thread == Thread.currentThread();
  }

  private void run() {
    try {
      while (!queue.isOpen() || !store.health().prepared()) {
        Thread.sleep(PAUSE.toMillis());
      }
      boolean well = true;
      while (isWanted()) {
        if (!well) {
          awaitStores();
        }
        well = turn();
      }
    } catch (InterruptedException e) {
      // The server is shutting down. What was received is delivered again.
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
  private boolean turn() throws InterruptedException {
    try {
      if (System.nanoTime() - deadSeen > BETWEEN_DEAD.toNanos()) {
        giveUpTheDead();
        deadSeen = System.nanoTime();
      }
      return work(queue.receive(atOnce));
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

  private boolean work(List<Message> messages) throws InterruptedException {
    ExecutorService workers = pool;
    if (workers == null) {
      return true;
    }
    boolean well = true;
    List<Callable<Fate>> tasks =
        messages.stream().<Callable<Fate>>map(message -> () -> process(message)).toList();
    for (Future<Fate> task : workers.invokeAll(tasks)) {
      try {
        well &= task.get() != Fate.LATER;
      } catch (ExecutionException e) {
        log.error("A message could not be handled", e.getCause());
      }
    }
    return well;
  }

  /** Handles one message; its log lines and calls have the trace of whoever sent it. */
  Fate process(Message message) {
    message.trace().ifPresent(trace -> MDC.put("traceparent", trace));
    message.entry().ifPresent(entry -> MDC.put("requestId", entry.id()));
    try {
      Fate fate = handle(message);
      if (fate == Fate.DONE) {
        queue.done(message);
      } else if (fate == Fate.FAILED) {
        int doublings = Math.min(message.receives() - 1, MOST_DOUBLINGS);
        queue.again(message, Duration.ofSeconds(1L << doublings));
      }
      return fate;
    } catch (SdkException e) {
      log.warn("The queue did not hear that a message was handled: {}", e.getMessage());
      return Fate.LATER;
    } finally {
      MDC.remove("traceparent");
      MDC.remove("requestId");
    }
  }

  private Fate handle(Message message) {
    try {
      boolean ours =
          message
              .entry()
              .filter(entry -> entry.partition().equals(handler.partition()))
              .filter(entry -> handler.handle(entry.id()))
              .isPresent();
      if (ours) {
        return Fate.DONE;
      }
      log.warn("A message is none of ours, and was received {} times", message.receives());
      return Fate.FAILED;
    } catch (Unavailable | UnknownOutcome e) {
      log.warn("A message is handled later: {}", e.getMessage());
      return Fate.LATER;
    } catch (RuntimeException e) {
      log.error("A message could not be handled, and was received {} times", message.receives(), e);
      return Fate.FAILED;
    }
  }

  /** Those of others stay as they are, and ours do too: their entries say what became of them. */
  private void giveUpTheDead() {
    List<Message> dead = queue.receiveDead();
    while (!dead.isEmpty() && isWanted()) {
      dead.forEach(this::giveUp);
      dead = queue.receiveDead();
    }
  }

  private void giveUp(Message message) {
    try {
      message
          .entry()
          .filter(entry -> entry.partition().equals(handler.partition()))
          .ifPresent(entry -> handler.giveUp(entry.id()));
    } catch (Unavailable | UnknownOutcome e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("A dead letter could not be given up", e);
    }
  }
}
