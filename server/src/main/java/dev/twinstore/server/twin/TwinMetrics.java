package dev.twinstore.server.twin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the kernel counts and times. All counters are there from the start, at zero, so that the
 * first of a kind is a rise that an alarm can see.
 */
final class TwinMetrics {

  private static final Duration[] CALL_TIMES = {
    Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1)
  };

  /** How twins were found apart, and what became of the copy. */
  enum Apart {
    /** A copy that alone held its content is missing or damaged, and someone wanted to read it. */
    READ_LOST,
    /** The same, found by a sweep. */
    SWEEP_LOST,
    /** A sweep made the copy again from its row. */
    SWEEP_RESTORED,
    /** Someone compared the two, and nothing was changed. */
    INSPECTION_DIFFERS;

    private final String by;
    private final String copy;

    Apart() {
      String[] words = name().toLowerCase(Locale.ROOT).split("_");
      by = words[0];
      copy = words[1];
    }
  }

  /** How a sweep ended. */
  enum End {
    FINISHED,
    REFUSED,
    BROKEN_OFF
  }

  private final MeterRegistry registry;
  private final Map<Outcome.Kind, Counter> commits = new EnumMap<>(Outcome.Kind.class);
  private final Map<Apart, Counter> apart = new EnumMap<>(Apart.class);
  private final Map<End, Counter> sweeps = new EnumMap<>(End.class);
  private final Counter seen;
  private final Counter removed;

  TwinMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      commits.put(
          kind,
          Counter.builder("twinstore.commits")
              .description("Commits, by what became of them")
              .tag("outcome", word(kind))
              .register(registry));
    }
    for (Apart kind : Apart.values()) {
      apart.put(
          kind,
          Counter.builder("twinstore.twins.apart")
              .description("Rows whose copy was found missing or other than it should be")
              .tags("by", kind.by, "copy", kind.copy)
              .register(registry));
    }
    for (End end : End.values()) {
      sweeps.put(
          end,
          Counter.builder("twinstore.sweeps")
              .description("Sweeps that came to an end, by which")
              .tag("end", word(end))
              .register(registry));
    }
    seen = swept("seen");
    removed = swept("removed");
  }

  private Counter swept(String what) {
    return Counter.builder("twinstore.swept")
        .description("Objects and rows that sweeps looked at, and orphans that they removed")
        .tag("what", what)
        .register(registry);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** One try of a call to AWS. */
  void called(String service, String operation, String outcome, Duration took) {
    Timer.builder("twinstore.aws.calls")
        .description("Tries of calls to AWS")
        .tags("service", service, "operation", operation, "outcome", outcome)
        .serviceLevelObjectives(CALL_TIMES)
        .register(registry)
        .record(took);
  }

  void committed(Outcome.Kind kind) {
    commits.get(kind).increment();
  }

  void apart(Apart kind) {
    apart.get(kind).increment();
  }

  void swept(SweepPage page) {
    seen.increment(page.seen());
    removed.increment(page.removed());
    apart.get(Apart.SWEEP_RESTORED).increment(page.restored());
    apart.get(Apart.SWEEP_LOST).increment(page.lost());
  }

  void sweepEnded(End end) {
    sweeps.get(end).increment();
  }
}
