package dev.twinstore.client;

import java.time.Duration;

/** The moment by which a call must have ended, by the clock that never jumps. */
record Deadline(long nanoTime) {
  static Deadline in(Duration total) {
    return new Deadline(System.nanoTime() + total.toNanos());
  }

  /** What is left, zero at least, or the time given if that is less. */
  Duration atMost(Duration time) {
    Duration left = Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    return left.compareTo(time) < 0 ? left : time;
  }

  /** Whether time is left after a pause. */
  boolean allows(Duration pause) {
    return atMost(pause).equals(pause);
  }
}
