package dev.twinstore.server.twin;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;

/**
 * What all clients of AWS have in common, whatever service they are for. Endpoint, region and
 * credentials come by the AWS SDK's own names.
 */
public final class AwsClients {

  private AwsClients() {}

  /**
   * Connections that a time-out of the SDK can interrupt.
   *
   * @param patience how long an answer may take to come
   */
  public static SdkHttpClient http(int connections, Duration patience) {
    return new InterruptibleHttpClient(
        Apache5HttpClient.builder()
            .maxConnections(connections)
            .connectionTimeout(Duration.ofSeconds(1))
            .socketTimeout(patience)
            .build());
  }

  /** Sets the connections, has the calls counted, and passes the request's trace on. */
  public static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B on(
      SdkHttpClient http, MetricPublisher calls, B builder) {
    return builder
        .httpClient(http)
        .overrideConfiguration(
            o -> o.addExecutionInterceptor(new TraceHeader()).addMetricPublisher(calls));
  }
}
