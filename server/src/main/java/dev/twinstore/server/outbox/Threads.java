package dev.twinstore.server.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends threads politely. */
final class Threads {

  private Threads() {}

  /** Interrupts a thread and waits a little, for the stores must not go while they are in use. */
  static void end(@Nullable Thread thread, Duration patience) {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
