package dev.twinstore.contract.infra;

import dev.twinstore.contract.harness.Bench;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * A table and a bucket as their endpoints describe them, without what makes each one itself: names,
 * ARNs, dates and counts.
 */
record StoreDescription(
    TableDescription table,
    TimeToLiveDescription expiry,
    String bucketRegion,
    BucketVersioningStatus versioning) {

  /** A table and a bucket of one name. */
  static StoreDescription of(String name, Bench bench) {
    DynamoDbClient dynamoDb = bench.tables();
    S3Client s3 = bench.buckets();
    return new StoreDescription(
        alike(dynamoDb.describeTable(describe -> describe.tableName(name)).table()),
        dynamoDb.describeTimeToLive(describe -> describe.tableName(name)).timeToLiveDescription(),
        s3.getBucketLocation(get -> get.bucket(name)).locationConstraintAsString(),
        s3.getBucketVersioning(get -> get.bucket(name)).status());
  }

  private static TableDescription alike(TableDescription table) {
    List<AttributeDefinition> attributes =
        table.attributeDefinitions().stream()
            .sorted(Comparator.comparing(AttributeDefinition::attributeName))
            .toList();
    List<GlobalSecondaryIndexDescription> indexes =
        table.globalSecondaryIndexes().stream().map(StoreDescription::alike).toList();
    return table.toBuilder()
        .tableName(null)
        .tableArn(null)
        .tableId(null)
        .creationDateTime(null)
        .itemCount(null)
        .tableSizeBytes(null)
        .billingModeSummary(
            summary -> summary.billingMode(table.billingModeSummary().billingMode()))
        .provisionedThroughput(
            throughput ->
                throughput
                    .readCapacityUnits(table.provisionedThroughput().readCapacityUnits())
                    .writeCapacityUnits(table.provisionedThroughput().writeCapacityUnits()))
        .attributeDefinitions(attributes)
        .globalSecondaryIndexes(indexes)
        .build();
  }

  private static GlobalSecondaryIndexDescription alike(GlobalSecondaryIndexDescription index) {
    return index.toBuilder().indexArn(null).indexSizeBytes(null).itemCount(null).build();
  }
}
