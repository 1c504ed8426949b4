package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.AwsClients;
import dev.twinstore.server.twin.LocalEndpoints;
import dev.twinstore.server.twin.TwinStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wires the queue and the topic, so far as they are set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
class OutboxConfiguration {

  private static final int CONNECTIONS = 256;

  /** Longer than a queue keeps whoever waits for messages. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Bean
  SdkHttpClient outboxHttpClient() {
    return AwsClients.http(CONNECTIONS, PATIENCE);
  }

  @Bean
  Channels channels(
      OutboxSettings settings,
      SdkHttpClient outboxHttpClient,
      MetricPublisher calls,
      Environment environment) {
    Map<String, Channel> channels = new HashMap<>();
    settings
        .queueName()
        .ifPresent(
            name -> {
              LocalEndpoints.need("AWS_ENDPOINT_URL_SQS", "messages", environment);
              SqsClient sqs = AwsClients.on(outboxHttpClient, calls, SqsClient.builder()).build();
              channels.put(
                  Outbox.SUBMISSIONS,
                  new Queue(
                      Outbox.SUBMISSIONS,
                      sqs,
                      new QueueResource(sqs, name, settings.provision()),
                      settings.visibility()));
            });
    settings
        .topicName()
        .ifPresent(
            topic -> {
              LocalEndpoints.need("AWS_ENDPOINT_URL_SNS", "notices", environment);
              SnsClient sns = AwsClients.on(outboxHttpClient, calls, SnsClient.builder()).build();
              channels.put(Outbox.NOTICES, new Topic(sns, topic, settings.topicIsNamed()));
            });
    return new Channels(channels);
  }

  @Bean
  OutboxMetrics outboxMetrics(MeterRegistry registry, Channels channels) {
    return new OutboxMetrics(registry, channels.byPartition().keySet());
  }

  @Bean
  StoredOutbox outbox(
      TwinStore store, Channels channels, OutboxSettings settings, OutboxMetrics metrics) {
    return new StoredOutbox(
        store.entries(), channels.byPartition(), settings.sendAgain(), metrics, Clock.systemUTC());
  }

  @Bean
  OutboxSchedule outboxSchedule(
      Channels channels, StoredOutbox outbox, TwinStore store, OutboxSettings settings) {
    return new OutboxSchedule(channels.byPartition().values(), outbox, store, settings.sendEvery());
  }

  @Bean
  Workers workers(
      Channels channels,
      ObjectProvider<Handler> handlers,
      TwinStore store,
      OutboxMetrics metrics,
      OutboxSettings settings) {
    List<Worker> workers = new ArrayList<>();
    for (Handler handler : handlers) {
      if (channels.byPartition().get(handler.partition()) instanceof Queue queue) {
        workers.add(new Worker(queue, handler, store, metrics, settings.workers()));
      }
    }
    return new Workers(workers);
  }

  /** The channels by the partition whose entries they take. */
  record Channels(Map<String, Channel> byPartition) {}

  /** All workers of this server, started and stopped with it. */
  record Workers(List<Worker> all) implements SmartLifecycle {

    @Override
    public void start() {
      all.forEach(Worker::start);
    }

    @Override
    public void stop() {
      all.forEach(Worker::stop);
    }

    @Override
    public boolean isRunning() {
      return all.stream().anyMatch(Worker::isRunning);
    }
  }
}
