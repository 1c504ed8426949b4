package dev.twinstore.server.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What the outbox counts. All of it is there from the start, at zero. */
final class OutboxMetrics {

  private final Map<Handling.Fate, Counter> messages = new EnumMap<>(Handling.Fate.class);
  private final Counter dead;
  private final Map<String, Counter> sent = new HashMap<>();
  private final Map<String, Counter> unsent = new HashMap<>();
  private final Map<String, AtomicInteger> due = new HashMap<>();

  /**
   * @param partitions those whose entries have somewhere to go
   */
  OutboxMetrics(MeterRegistry registry, Set<String> partitions) {
    for (Handling.Fate fate : Handling.Fate.values()) {
      messages.put(fate, messages(fate.name().toLowerCase(Locale.ROOT), registry));
    }
    dead = messages("dead", registry);
    for (String partition : partitions) {
      sent.put(partition, sent(partition, "sent", registry));
      unsent.put(partition, sent(partition, "failed", registry));
      due.put(partition, due(partition, registry));
    }
  }

  private static Counter messages(String outcome, MeterRegistry registry) {
    return Counter.builder("twinstore.messages")
        .description("Messages received from the queue, by what became of them")
        .tag("outcome", outcome)
        .register(registry);
  }

  private static Counter sent(String partition, String outcome, MeterRegistry registry) {
    return Counter.builder("twinstore.sent")
        .description("What was sent to the queue or the topic, repetitions included")
        .tags("what", partition, "outcome", outcome)
        .register(registry);
  }

  private static AtomicInteger due(String partition, MeterRegistry registry) {
    AtomicInteger due = new AtomicInteger();
    Gauge.builder("twinstore.due", due, AtomicInteger::get)
        .description("What was to be sent, and taken by nobody, when this server last looked")
        .tag("what", partition)
        .register(registry);
    return due;
  }

  void received(Handling.Fate fate) {
    messages.get(fate).increment();
  }

  /** A dead letter was looked at, as it is every few minutes for as long as it lies there. */
  void dead() {
    dead.increment();
  }

  void sent(String partition) {
    sent.get(partition).increment();
  }

  /** A channel did not take it: it is sent later. */
  void unsent(String partition) {
    unsent.get(partition).increment();
  }

  void due(String partition, int found) {
    due.get(partition).set(found);
  }
}
