package dev.twinstore.server.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the metrics in Prometheus' text format, which is Prometheus' to describe, not ours. */
@RestController
final class MetricsController {

  private static final String TEXT = "text/plain;version=0.0.4;charset=utf-8";

  private final PrometheusMeterRegistry registry;

  MetricsController(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  @GetMapping(path = "/metrics", produces = TEXT)
  String metrics() {
    return registry.scrape();
  }
}
