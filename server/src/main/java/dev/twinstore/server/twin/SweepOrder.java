package dev.twinstore.server.twin;

import java.time.Duration;
import java.util.Optional;

/**
 * Asks for one page of a sweep.
 *
 * @param dryRun whether to count only
 * @param grace how old an orphan must be to go; younger ones may be about to be committed. Zero is
 *     safe: the fence decides, not the age.
 * @param cursor where the page before ended
 * @param limit how many objects or rows the page looks at, 1 to 1,000
 */
public record SweepOrder(boolean dryRun, Duration grace, Optional<String> cursor, int limit) {

  public SweepOrder {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("A sweep's limit is 1 to 1000, unlike " + limit);
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("A sweep's grace is not negative, unlike " + grace);
    }
  }
}
