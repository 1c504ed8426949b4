package dev.twinstore.contract.harness;

import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Stores;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * A Twinstore that somebody else started, found by {@code TWINSTORE_URL}, which names one server or
 * several with commas between them, and {@code AWS_ENDPOINT_URL*}.
 */
record RemoteStand(List<URI> uris, Stores stores, Optional<Channels> channels) implements Stand {

  static RemoteStand find() {
    List<URI> uris =
        Stream.of(System.getenv("TWINSTORE_URL").split(","))
            .map(String::strip)
            .map(URI::create)
            .toList();
    URI dynamoDb = endpoint("AWS_ENDPOINT_URL_DYNAMODB");
    URI s3 = endpoint("AWS_ENDPOINT_URL_S3");
    uris.forEach(RemoteStand::awaitReady);
    return new RemoteStand(
        uris,
        new Stores(
            dynamoDb,
            s3,
            DefaultAwsRegionProviderChain.builder().build().getRegion(),
            DefaultCredentialsProvider.builder().build(),
            name("TWINSTORE_TABLE"),
            name("TWINSTORE_BUCKET")),
        beside());
  }

  private static Optional<Channels> beside() {
    String queue = System.getenv("TWINSTORE_QUEUE");
    String topic = System.getenv("TWINSTORE_TOPIC");
    if (queue == null || queue.isBlank() || topic == null || topic.isBlank()) {
      return Optional.empty();
    }
    Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    URI sqs = endpoint("AWS_ENDPOINT_URL_SQS");
    return Optional.of(
        new Channels(
            new MessageQueue(sqs, region, credentials, queue),
            new SubscribedQueue(
                sqs, endpoint("AWS_ENDPOINT_URL_SNS"), region, credentials, topic)));
  }

  private static URI endpoint(String variable) {
    return Stream.of(variable, "AWS_ENDPOINT_URL")
        .map(System::getenv)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .map(URI::create)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "TWINSTORE_URL is set, so %s or AWS_ENDPOINT_URL must say where its stores are"
                        .formatted(variable)));
  }

  private static String name(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(value -> !value.isBlank())
        .orElse("twinstore");
  }

  private static void awaitReady(URI uri) {
    HttpClient http = HttpClient.newHttpClient();
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    for (Optional<String> why = Stand.notReady(http, uri);
        why.isPresent();
        why = Stand.notReady(http, uri)) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "%s was not ready within 60 s: %s".formatted(uri, why.get()));
      }
      Pause.briefly();
    }
  }

  @Override
  public Optional<Faults> faults() {
    return Optional.empty();
  }

  @Override
  public Optional<Cluster> cluster(String name, Map<String, String> ofTheFirst) {
    return Optional.empty();
  }

  @Override
  public void close() {
    stores.close();
    channels.ifPresent(Channels::close);
  }
}
