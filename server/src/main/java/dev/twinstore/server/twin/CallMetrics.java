package dev.twinstore.server.twin;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.http.HttpMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.metrics.SdkMetric;

/**
 * Counts each try of each call to AWS, by service, operation, and the kind of its failure. A
 * condition that does not hold is a {@code client_error}: often no more than a lost race.
 */
final class CallMetrics implements MetricPublisher {

  private final TwinMetrics metrics;

  CallMetrics(TwinMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void publish(MetricCollection call) {
    String service = first(call, CoreMetric.SERVICE_ID, "unknown");
    String operation = first(call, CoreMetric.OPERATION_NAME, "unknown");
    for (MetricCollection attempt : call.children()) {
      metrics.called(
          service,
          operation,
          outcome(call, attempt),
          first(attempt, CoreMetric.SERVICE_CALL_DURATION, Duration.ZERO));
    }
  }

  /**
   * What AWS refused is "Other" to the SDK; a try that a time-out cut off may be nothing at all.
   */
  private static String outcome(MetricCollection call, MetricCollection attempt) {
    String failure = first(attempt, CoreMetric.ERROR_TYPE, "");
    if (failure.isEmpty()) {
      boolean last = call.children().get(call.children().size() - 1) == attempt;
      return last && first(call, CoreMetric.API_CALL_SUCCESSFUL, false) ? "ok" : "cut_off";
    }
    int status = first(attempt, HttpMetric.HTTP_STATUS_CODE, 0);
    return !failure.equals("Throttling") && status >= 400 && status < 500
        ? "client_error"
        : failure.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static <T> T first(MetricCollection metrics, SdkMetric<T> metric, T otherwise) {
    List<T> values = metrics.metricValues(metric);
    return values.isEmpty() ? otherwise : values.get(0);
  }

  @Override
  public void close() {
    // The registry is not ours to close.
  }
}
