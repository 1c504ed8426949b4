package dev.twinstore.contract.movingin;

import dev.twinstore.contract.harness.Bench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/** A table and a bucket of one name, as a service that knows nothing of Twinstore fills them. */
final class Predecessor {

  private final DynamoDbClient tables;
  private final S3Client buckets;
  private final String name;
  private final String key;

  private Predecessor(Bench bench, String name, String key) {
    this.tables = bench.tables();
    this.buckets = bench.buckets();
    this.name = name;
    this.key = key;
  }

  /** An empty one, whose table has a partition key of this name and nothing else. */
  static Predecessor of(Bench bench, String name, String key) {
    Predecessor predecessor = new Predecessor(bench, name, key);
    predecessor.tables.createTable(
        create ->
            create
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName(key)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build()));
    predecessor.buckets.createBucket(create -> create.bucket(name));
    return predecessor;
  }

  String table() {
    return "dynamodb://" + name;
  }

  String bucket(String prefix) {
    return "s3://%s/%s".formatted(name, prefix);
  }

  /** A row of text, and of what else there is. */
  Predecessor row(String id, Map<String, String> texts, Map<String, AttributeValue> others) {
    Map<String, AttributeValue> row = new HashMap<>(others);
    texts.forEach((member, text) -> row.put(member, AttributeValue.fromS(text)));
    row.put(key, AttributeValue.fromS(id));
    tables.putItem(put -> put.tableName(name).item(row));
    return this;
  }

  Predecessor object(String objectKey, String text) {
    buckets.putObject(put -> put.bucket(name).key(objectKey), RequestBody.fromString(text));
    return this;
  }

  static AttributeValue number(String digits) {
    return AttributeValue.fromN(digits);
  }

  static AttributeValue texts(String... texts) {
    return AttributeValue.fromSs(List.of(texts));
  }

  /** A dragon as it lies in the array. */
  static String dragon(String name, String family, String city) {
    return """
        {"dragon_name_str": "%s", "description_str": "From the north.", "family_str": "%s",
         "location_city_str": "%s", "location_country_str": "USA", "location_state_str": "Texas",
         "location_neighborhood_str": "Old Mill"}"""
        .formatted(name, family, city);
  }
}
