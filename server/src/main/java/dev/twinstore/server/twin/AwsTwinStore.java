package dev.twinstore.server.twin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Collections on one table and one bucket. */
final class AwsTwinStore implements TwinStore {

  private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(1);

  private final Map<String, Twins> collections = new ConcurrentHashMap<>();
  private final DynamoDbClient dynamoDb;
  private final S3Client s3;
  private final TwinSettings settings;
  private final Preparation preparation;
  private final TwinMetrics metrics;
  private final Clock clock;

  AwsTwinStore(
      DynamoDbClient dynamoDb,
      S3Client s3,
      TwinSettings settings,
      Preparation preparation,
      TwinMetrics metrics,
      Clock clock) {
    this.dynamoDb = dynamoDb;
    this.s3 = s3;
    this.settings = settings;
    this.preparation = preparation;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Twins open(CollectionRules rules) {
    Twins twins =
        new StoredTwins(
            rules,
            new Table(dynamoDb, settings.shape()),
            new Bucket(s3, settings.bucket()),
            new Fences(dynamoDb, settings.shape(), clock),
            settings,
            metrics,
            clock);
    if (collections.putIfAbsent(rules.name(), twins) != null) {
      throw new IllegalStateException("Collection " + rules.name() + " is opened twice");
    }
    return twins;
  }

  @Override
  public Optional<Twins> collection(String name) {
    return Optional.ofNullable(collections.get(name));
  }

  @Override
  public Entries entries() {
    return new StoredEntries(
        dynamoDb,
        new Table(dynamoDb, settings.shape()),
        new Bucket(s3, settings.bucket()),
        settings,
        metrics,
        clock);
  }

  /** The names of the collections, sorted. */
  List<String> names() {
    return collections.keySet().stream().sorted().toList();
  }

  @Override
  public StoreHealth health() {
    if (!preparation.isDone()) {
      return new StoreHealth(false, false, false);
    }
    return new StoreHealth(true, answers(this::askTable), answers(this::askBucket));
  }

  private void askTable() {
    dynamoDb.getItem(
        get ->
            get.tableName(settings.table())
                .key(settings.shape().key("twinstore", "pairing"))
                .overrideConfiguration(AwsTwinStore::quickly));
  }

  private void askBucket() {
    s3.headBucket(
        head -> head.bucket(settings.bucket()).overrideConfiguration(AwsTwinStore::quickly));
  }

  private static void quickly(AwsRequestOverrideConfiguration.Builder call) {
    call.apiCallTimeout(HEALTH_TIMEOUT);
  }

  private static boolean answers(Runnable question) {
    try {
      question.run();
      return true;
    } catch (SdkException e) {
      return false;
    }
  }
}
