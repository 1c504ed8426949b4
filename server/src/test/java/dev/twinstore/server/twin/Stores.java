package dev.twinstore.server.twin;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A table and a bucket of a test's own on the embedded endpoint, with faults to put on the wire.
 */
final class Stores {

  final FaultyWire wire =
      new FaultyWire(
          new InterruptibleHttpClient(Apache5HttpClient.builder().maxConnections(128).build()));
  final String name = "t-" + UUID.randomUUID();
  final TableShape table = new TableShape(name, "collection");
  final TwinSettings settings;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final TwinMetrics metrics = new TwinMetrics(meters);
  final DynamoDbClient dynamoDb =
      configured(DynamoDbClient.builder(), EmbeddedAws.shared().dynamoDb()).build();
  final S3Client s3 =
      configured(S3Client.builder(), EmbeddedAws.shared().s3()).forcePathStyle(true).build();

  /** With a budget that is not spent on a busy machine. */
  Stores() {
    this(Duration.ofSeconds(30));
  }

  Stores(Duration budget) {
    settings = new TwinSettings(name, "collection", name, true, budget);
    new TableResource(dynamoDb, table).make();
    new BucketResource(s3, name).make();
    wire.heal();
  }

  Twins open(CollectionRules rules) {
    return open(rules, Clock.systemUTC());
  }

  Twins open(CollectionRules rules, Clock clock) {
    return open(rules, new Table(dynamoDb, table), settings, clock);
  }

  Twins open(CollectionRules rules, Table rows, TwinSettings hurry, Clock clock) {
    return new StoredTwins(
        rules,
        rows,
        new Bucket(s3, name),
        new Fences(dynamoDb, table, clock),
        hurry,
        metrics,
        clock);
  }

  Entries entries() {
    return entries(settings, Clock.systemUTC());
  }

  Entries entries(TwinSettings hurry, Clock clock) {
    return new StoredEntries(
        dynamoDb, new Table(dynamoDb, table), new Bucket(s3, name), hurry, metrics, clock);
  }

  /** Queues, by the same wire. */
  SqsClient sqs() {
    return configured(SqsClient.builder(), EmbeddedAws.shared().sqs()).build();
  }

  /** Topics at an endpoint of a test's own, by the same wire. */
  SnsClient sns(URI endpoint) {
    return configured(SnsClient.builder(), endpoint).build();
  }

  Fences fences() {
    return new Fences(dynamoDb, table, Clock.systemUTC());
  }

  /** A sweep of all there is, whatever its age. */
  static void sweep(Repairs repairs) {
    Optional<String> cursor = Optional.empty();
    do {
      cursor = repairs.sweep(new SweepOrder(false, Duration.ZERO, cursor, 1_000)).next();
    } while (cursor.isPresent());
  }

  /** A row as it lies in the table; empty when there is none. */
  Map<String, AttributeValue> row(String partition, String key) {
    return dynamoDb
        .getItem(get -> get.tableName(name).key(table.key(partition, key)).consistentRead(true))
        .item();
  }

  List<String> keys(String prefix) {
    return s3.listObjectsV2(list -> list.bucket(name).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** Puts some bytes under a copy's key. */
  void put(String key) {
    s3.putObject(
        put -> put.bucket(name).key(key).contentType(Copy.MEDIA_TYPE),
        RequestBody.fromString("{}"));
  }

  void delete(String key) {
    s3.deleteObject(delete -> delete.bucket(name).key(key));
  }

  byte[] object(String key) {
    return s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray();
  }

  private <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> B configured(
      B builder, URI endpoint) {
    return AwsClients.on(wire, new CallMetrics(metrics), builder)
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
  }
}
