package dev.twinstore.server.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts and times requests, by operation and status: never by path, of which there is no end. */
@Component
final class RequestMetrics {

  private static final Duration[] TIMES = {
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;

  RequestMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void answered(String operation, int status, Duration took) {
    Timer.builder("twinstore.requests")
        .description("Requests, by the contract's operation and the answer's status")
        .tags("operation", operation, "status", Integer.toString(status))
        .serviceLevelObjectives(TIMES)
        .register(registry)
        .record(took);
  }
}
