package dev.twinstore.contract.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waiting, always for something and always with an end. */
public final class Pause {

  private Pause() {}

  /** Polls until something is so; fails after a while. */
  public static void until(String what, Duration atMost, BooleanSupplier so) {
    Instant deadline = Instant.now().plus(atMost);
    while (!so.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("Not within %s: %s".formatted(atMost, what));
      }
      briefly();
    }
  }

  static void briefly() {
    millis(50);
  }

  /** Waits for so long, for tests whose subject is time. */
  public static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
