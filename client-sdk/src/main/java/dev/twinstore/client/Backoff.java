package dev.twinstore.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait between tries: what the server asks for, and on top of it a time that doubles
 * with each try, drawn from its upper half so that clients who failed together don't return
 * together.
 */
record Backoff(Duration first, Duration longest) {
  Duration after(int attempts, Duration retryAfter, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(attempts - 1, 30);
    long half = Math.min(doubled, longest.toMillis()) / 2;
    return retryAfter.plusMillis(half + random.nextLong(half + 1));
  }
}
