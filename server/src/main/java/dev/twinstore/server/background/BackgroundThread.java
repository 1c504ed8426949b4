package dev.twinstore.server.background;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * One thread that works from the server's start to its stop. It is a daemon, so that it keeps no
 * process alive; when the server stops it is interrupted, and waited for a little, for the stores
 * must not go while they are in use. Nobody waits for one that is idle.
 */
public abstract class BackgroundThread implements SmartLifecycle {

  private final String name;
  private final boolean needed;
  private final Duration longestFarewell;
  private volatile @Nullable Thread thread;

  /**
   * @param name the thread's, for logs and dumps
   * @param needed false where it is to do nothing, and never starts
   * @param longestFarewell how long a stop waits for it
   */
  protected BackgroundThread(String name, boolean needed, Duration longestFarewell) {
    this.name = name;
    this.needed = needed;
    this.longestFarewell = longestFarewell;
  }

  /**
   * Works until it is no longer wanted.
   *
   * @throws InterruptedException if the server stops; what is unfinished must do no harm
   */
  protected abstract void work() throws InterruptedException;

  /**
   * Whether it only waits for work, perhaps where no interruption reaches it. Before it does
   * anything after that, it must see whether it {@linkplain #isWanted() is wanted}.
   */
  protected boolean isIdle() {
    return false;
  }

  /** Whether the server still runs; asked on the thread itself. */
  protected final boolean isWanted() {
    return thread == Thread.currentThread();
  }

  @Override
  public final synchronized void start() {
    if (needed && thread == null) {
      Thread worker = new Thread(this::run, name);
      worker.setDaemon(true);
      thread = worker;
      worker.start();
    }
  }

  private void run() {
    try {
      work();
    } catch (InterruptedException e) {
      // The server stops.
    }
  }

  @Override
  public final synchronized void stop() {
    Thread worker = thread;
    thread = null;
    if (worker == null) {
      return;
    }
    worker.interrupt();
    if (isIdle()) {
      return;
    }
    try {
      worker.join(longestFarewell.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final boolean isRunning() {
    return thread != null;
  }
}
