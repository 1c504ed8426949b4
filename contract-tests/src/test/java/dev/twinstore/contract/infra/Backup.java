package dev.twinstore.contract.infra;

import dev.twinstore.contract.harness.Bench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What AWS keeps of a moment without being asked: the rows of the table, for its point-in-time
 * recovery, and the copies of the bucket, as versions under a delete marker.
 */
final class Backup {

  private final DynamoDbClient dynamoDb;
  private final S3Client s3;
  private final String name;
  private final List<Map<String, AttributeValue>> rows;
  private final Map<String, byte[]> versions = new HashMap<>();

  private Backup(String name, Bench bench) {
    this.dynamoDb = bench.tables();
    this.s3 = bench.buckets();
    this.name = name;
    this.rows = rows();
    keys()
        .forEach(
            key ->
                versions.put(
                    key, s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray()));
  }

  /** Of a table and a bucket of one name, as they are now. */
  static Backup of(String name, Bench bench) {
    return new Backup(name, bench);
  }

  /** The table as it was then, under its own name. */
  void restoreTable() {
    for (Map<String, AttributeValue> row : rows()) {
      Map<String, AttributeValue> key =
          Map.of("collection", row.get("collection"), "id", row.get("id"));
      dynamoDb.deleteItem(delete -> delete.tableName(name).key(key));
    }
    rows.forEach(row -> dynamoDb.putItem(put -> put.tableName(name).item(row)));
  }

  /** What was deleted since: on AWS, its delete marker goes. */
  void bringDeletedCopiesBack() {
    List<String> there = keys();
    versions.forEach(
        (key, bytes) -> {
          if (!there.contains(key)) {
            s3.putObject(
                put -> put.bucket(name).key(key).contentType("application/json"),
                RequestBody.fromBytes(bytes));
          }
        });
  }

  private List<Map<String, AttributeValue>> rows() {
    return dynamoDb
        .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  private List<String> keys() {
    return s3.listObjectsV2Paginator(list -> list.bucket(name)).contents().stream()
        .map(S3Object::key)
        .toList();
  }
}
