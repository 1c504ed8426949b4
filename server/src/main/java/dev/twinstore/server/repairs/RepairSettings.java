package dev.twinstore.server.repairs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the server repairs by itself.
 *
 * @param sweepEvery the pause between two sweeps: 1 s to 30 days; 0 for none, where something else
 *     sweeps
 */
@ConfigurationProperties("twinstore")
record RepairSettings(@DefaultValue("1h") Duration sweepEvery) {

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(30);

  RepairSettings {
    if (!sweepEvery.isZero()
        && (sweepEvery.compareTo(LEAST) < 0 || sweepEvery.compareTo(MOST) > 0)) {
      throw new IllegalArgumentException(
          "twinstore.sweep-every must be 1s to 30d, or 0 for never, unlike " + sweepEvery);
    }
  }

  boolean sweeps() {
    return !sweepEvery.isZero();
  }
}
