package dev.twinstore.server.twin;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Table and bucket name each other, so that a sweep never judges the copies of another table: of
 * one that was restored from a backup under a new name, or of a neighbour's.
 */
final class Pairing {

  private static final String PARTITION = "twinstore";
  private static final String KEY = "pairing";
  private static final String OBJECT = "twinstore/pairing.json";
  static final String BUCKET = "bucket";
  private static final String TABLE = "table";

  private static final Consumer<AwsRequestOverrideConfiguration.Builder> IN_NO_HURRY = call -> {};

  private final DynamoDbClient dynamoDb;
  private final S3Client s3;
  private final TableShape table;
  private final String bucket;

  Pairing(DynamoDbClient dynamoDb, S3Client s3, TableShape table, String bucket) {
    this.dynamoDb = dynamoDb;
    this.s3 = s3;
    this.table = table;
    this.bucket = bucket;
  }

  /**
   * Pairs table and bucket where neither is paired yet, and ends what another server began. A table
   * that is not paired is never given to a bucket that is: it may be a new one under an old name,
   * and every copy would be an orphan.
   */
  void make() {
    Optional<String> pairedBucket = pairedBucket(IN_NO_HURRY);
    if (pairedTable(IN_NO_HURRY).isPresent() || !pairedBucket.orElse(bucket).equals(bucket)) {
      return;
    }
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table.name())
                  .item(
                      Map.of(
                          table.partitionKey(),
                          AttributeValue.fromS(PARTITION),
                          RowFormat.Name.ID,
                          AttributeValue.fromS(KEY),
                          BUCKET,
                          AttributeValue.fromS(bucket)))
                  .conditionExpression("attribute_not_exists(#id)")
                  .expressionAttributeNames(Map.of("#id", RowFormat.Name.ID)));
    } catch (ConditionalCheckFailedException e) {
      // Another server came first; whether it paired the same two is checked next.
    }
    s3.putObject(
        put -> put.bucket(bucket).key(OBJECT).contentType(Copy.MEDIA_TYPE),
        RequestBody.fromBytes(JsonMapper.shared().writeValueAsBytes(Map.of(TABLE, table.name()))));
  }

  /** What keeps the two from being each other's pair; empty when they are. */
  Optional<String> fault() {
    return fault(IN_NO_HURRY);
  }

  /**
   * The same, within a budget.
   *
   * @throws Unavailable when a store did not answer within it
   */
  Optional<String> fault(Budget budget) {
    try {
      return fault((Consumer<AwsRequestOverrideConfiguration.Builder>) budget::bound);
    } catch (SdkException e) {
      throw new Unavailable("Whether table and bucket are a pair is not known", e);
    }
  }

  private Optional<String> fault(Consumer<AwsRequestOverrideConfiguration.Builder> bound) {
    Optional<String> pairedBucket = pairedBucket(bound);
    if (!pairedBucket.equals(Optional.of(bucket))) {
      return Optional.of(
          "table '%s' is paired with %s, not with bucket '%s'"
              .formatted(table.name(), named("bucket", pairedBucket), bucket));
    }
    Optional<String> pairedTable = pairedTable(bound);
    if (!pairedTable.equals(Optional.of(table.name()))) {
      return Optional.of(
          "bucket '%s' is paired with %s, not with table '%s'"
              .formatted(bucket, named("table", pairedTable), table.name()));
    }
    return Optional.empty();
  }

  private Optional<String> pairedBucket(Consumer<AwsRequestOverrideConfiguration.Builder> bound) {
    return Optional.ofNullable(
            dynamoDb
                .getItem(
                    get ->
                        get.tableName(table.name())
                            .key(table.key(PARTITION, KEY))
                            .consistentRead(true)
                            .overrideConfiguration(bound))
                .item()
                .get(BUCKET))
        .map(AttributeValue::s);
  }

  private Optional<String> pairedTable(Consumer<AwsRequestOverrideConfiguration.Builder> bound) {
    try {
      byte[] bytes =
          s3.getObjectAsBytes(get -> get.bucket(bucket).key(OBJECT).overrideConfiguration(bound))
              .asByteArrayUnsafe();
      return Optional.ofNullable(JsonMapper.shared().readTree(bytes).path(TABLE).stringValue(null));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  private static String named(String kind, Optional<String> name) {
    return name.map(n -> "%s '%s'".formatted(kind, n)).orElse("no " + kind);
  }
}
