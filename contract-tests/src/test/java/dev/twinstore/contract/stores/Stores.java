package dev.twinstore.contract.stores;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The table and the bucket, seen without the server. */
public final class Stores implements AutoCloseable {

  private final DynamoDbClient dynamoDb;
  private final S3Client s3;
  private final String table;
  private final String bucket;

  /** The stores at two endpoints, in the SDK's way of naming region and credentials. */
  public Stores(
      URI dynamoDbEndpoint,
      URI s3Endpoint,
      Region region,
      AwsCredentialsProvider credentials,
      String table,
      String bucket) {
    this.dynamoDb =
        DynamoDbClient.builder()
            .endpointOverride(dynamoDbEndpoint)
            .region(region)
            .credentialsProvider(credentials)
            .build();
    this.s3 =
        S3Client.builder()
            .endpointOverride(s3Endpoint)
            .region(region)
            .credentialsProvider(credentials)
            .forcePathStyle(true)
            .build();
    this.table = table;
    this.bucket = bucket;
  }

  /** A row of any kind, read consistently. */
  public Optional<Map<String, AttributeValue>> row(String partition, String id) {
    Map<String, AttributeValue> key = new HashMap<>();
    key.put("collection", AttributeValue.fromS(partition));
    key.put("id", AttributeValue.fromS(id));
    var answer = dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true));
    return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
  }

  /** All rows of a partition by their sort key, with their keys and the attributes named. */
  public Map<String, Map<String, AttributeValue>> rows(String partition, String... attributes) {
    Map<String, String> names = new HashMap<>(Map.of("#collection", "collection", "#id", "id"));
    for (String attribute : attributes) {
      names.put("#" + attribute, attribute);
    }
    Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
    dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#collection = :partition")
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(
                        Map.of(":partition", AttributeValue.fromS(partition)))
                    .projectionExpression(String.join(",", names.keySet())))
        .items()
        .forEach(row -> rows.put(row.get("id").s(), row));
    return rows;
  }

  /** The keys of all objects whose key begins so. */
  public List<String> keys(String prefix) {
    return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .collect(Collectors.toList());
  }

  /** An object with its bytes and its headers. */
  public ResponseBytes<GetObjectResponse> object(String key) {
    return s3.getObjectAsBytes(get -> get.bucket(bucket).key(key));
  }

  /** Deletes an object behind the service's back. */
  public void deleteObject(String key) {
    s3.deleteObject(delete -> delete.bucket(bucket).key(key));
  }

  /** Puts an object behind the service's back. */
  public void putObject(String key, String type, String text) {
    s3.putObject(
        put -> put.bucket(bucket).key(key).contentType(type), RequestBody.fromString(text));
  }

  /** Puts a row behind the service's back. */
  public void putRow(Map<String, AttributeValue> row) {
    dynamoDb.putItem(put -> put.tableName(table).item(row));
  }

  /** Deletes a row behind the service's back. */
  public void deleteRow(Map<String, AttributeValue> row) {
    Map<String, AttributeValue> key =
        Map.of("collection", row.get("collection"), "id", row.get("id"));
    dynamoDb.deleteItem(delete -> delete.tableName(table).key(key));
  }

  @Override
  public void close() {
    dynamoDb.close();
    s3.close();
  }
}
