package dev.twinstore.contract.proof;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How much is proved, by the environment: all of it with {@code TWINSTORE_FULL=1}; histories of
 * {@code TWINSTORE_SOAK} minutes; the choices of an earlier run with its {@code TWINSTORE_SEED}.
 *
 * @param soak how long histories take; zero where nobody asked
 */
public record Scale(boolean full, Duration soak, long seed) {

  /** The scale that the environment asks for, with a seed of its own where it names none. */
  public static Scale fromEnv() {
    return of(System.getenv());
  }

  static Scale of(Map<String, String> environment) {
    String seed = environment.getOrDefault("TWINSTORE_SEED", "");
    return new Scale(
        "1".equals(environment.get("TWINSTORE_FULL")),
        Duration.ofMinutes(Long.parseLong(environment.getOrDefault("TWINSTORE_SOAK", "0"))),
        seed.isEmpty() ? ThreadLocalRandom.current().nextInt(1_000_000) : Long.parseLong(seed));
  }

  /** How often a race is run, or a writer put to sleep. */
  public int rounds() {
    return full ? 200 : 20;
  }

  /** How often a race is run on each collection, where there are two at least. */
  public int roundsOfEach() {
    return full ? 200 : 10;
  }

  /** How many creators want the same; where all is proved, so many that they take two cores. */
  public int creators() {
    return full ? 64 : 16;
  }

  /** How many requests are made from the contract. */
  public int requests() {
    return full ? 100_000 : 2_000;
  }

  /** How long a history with all troubles takes. */
  public Duration histories() {
    return soaks() ? soak : Duration.ofMinutes(1);
  }

  /** Whether the histories are long enough to see memory and threads grow. */
  public boolean soaks() {
    return !soak.isZero();
  }

  /** How long a store is away. */
  public Duration outage() {
    return Duration.ofSeconds(full ? 60 : 5);
  }
}
