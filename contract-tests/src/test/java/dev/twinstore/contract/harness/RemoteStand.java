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
 * several with commas between them, and {@code AWS_ENDPOINT_URL*}. Where there is a semicolon, the
 * servers after it have stores of their own, with the same names and {@code -2} behind each.
 */
record RemoteStand(List<URI> uris, Stores stores, Optional<Channels> channels) implements Stand {

  /** How many there are. */
  static int count() {
    return named().length;
  }

  /**
   * @param number 1 for the first
   */
  static RemoteStand find(int number) {
    List<URI> uris =
        Stream.of(named()[number - 1].split(",")).map(String::strip).map(URI::create).toList();
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
            numbered(name("TWINSTORE_TABLE").orElse("twinstore"), number),
            numbered(name("TWINSTORE_BUCKET").orElse("twinstore"), number)),
        beside(number));
  }

  private static String[] named() {
    return System.getenv("TWINSTORE_URL").split(";");
  }

  private static Optional<Channels> beside(int number) {
    Optional<String> queue = name("TWINSTORE_QUEUE");
    Optional<String> topic = name("TWINSTORE_TOPIC");
    if (queue.isEmpty() || topic.isEmpty()) {
      return Optional.empty();
    }
    Region region = DefaultAwsRegionProviderChain.builder().build().getRegion();
    AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    URI sqs = endpoint("AWS_ENDPOINT_URL_SQS");
    return Optional.of(
        new Channels(
            new MessageQueue(sqs, region, credentials, numbered(queue.get(), number)),
            new SubscribedQueue(
                sqs,
                endpoint("AWS_ENDPOINT_URL_SNS"),
                region,
                credentials,
                numbered(topic.get(), number))));
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

  private static Optional<String> name(String variable) {
    return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
  }

  private static String numbered(String name, int number) {
    return number == 1 ? name : name + "-" + number;
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
