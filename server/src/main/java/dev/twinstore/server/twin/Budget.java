package dev.twinstore.server.twin;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** The time that one request may still spend on AWS calls. */
final class Budget {

  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final long deadline;
  private final long halftime;
  private final Duration tryTimeout;
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  private Budget(Duration whole, Duration tryTimeout) {
    long now = System.nanoTime();
    this.deadline = now + whole.toNanos();
    this.halftime = now + whole.toNanos() / 2;
    this.tryTimeout = tryTimeout;
  }

  static Budget of(TwinSettings settings) {
    return new Budget(settings.budget(), settings.tryTimeout());
  }

  /** Whether less than half of it is left: no time to begin something that can as well wait. */
  boolean isHalfSpent() {
    return halftime - System.nanoTime() <= 0;
  }

  boolean isSpent() {
    return deadline - System.nanoTime() <= 0;
  }

  /** Bounds a call: each try of it, and all of them by what is left. */
  AwsRequestOverrideConfiguration.Builder bound(AwsRequestOverrideConfiguration.Builder call) {
    Duration left = left();
    return call.apiCallTimeout(left)
        .apiCallAttemptTimeout(left.compareTo(tryTimeout) < 0 ? left : tryTimeout);
  }

  /**
   * Bounds one try of a commit, by most of what is left. To cut a commit short makes its outcome
   * doubtful, so it may take longer than other calls; yet there is to be time to ask again when its
   * answer is lost.
   */
  AwsRequestOverrideConfiguration.Builder boundCommit(
      AwsRequestOverrideConfiguration.Builder call) {
    return call.apiCallTimeout(left().multipliedBy(3).dividedBy(4));
  }

  /**
   * Waits before another try: longer each time, and a random part of that, so that writers who met
   * do not meet again.
   *
   * @return false when there is no time for another try
   */
  boolean pause() {
    long millis =
        Math.min(
            ThreadLocalRandom.current().nextLong(pauseMillis + 1), Math.max(0, left().toMillis()));
    pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !isSpent();
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
  }
}
