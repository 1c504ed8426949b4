package dev.twinstore.server.twin;

import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** The table of rows with its index and its time to live. */
record TableResource(DynamoDbClient dynamoDb, TableShape shape) implements Resource {

  private static final List<KeySchemaElement> INDEX_KEY =
      List.of(key(RowFormat.Name.FILTER_KEY, HASH), key(RowFormat.Name.ID, RANGE));

  private List<KeySchemaElement> key() {
    return List.of(key(shape.partitionKey(), HASH), key(RowFormat.Name.ID, RANGE));
  }

  @Override
  public void make() {
    try {
      dynamoDb.createTable(
          create ->
              create
                  .tableName(shape.name())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      Stream.of(shape.partitionKey(), RowFormat.Name.ID, RowFormat.Name.FILTER_KEY)
                          .map(TableResource::text)
                          .toList())
                  .keySchema(key())
                  .globalSecondaryIndexes(List.of(index())));
    } catch (ResourceInUseException e) {
      // It is there, or another server is making it; whether it is right is checked next.
    }
    dynamoDb.waiter().waitUntilTableExists(describe -> describe.tableName(shape.name()));
    if (expiryIsOff()) {
      dynamoDb.updateTimeToLive(
          update ->
              update
                  .tableName(shape.name())
                  .timeToLiveSpecification(
                      ttl -> ttl.attributeName(RowFormat.Name.EXPIRES_AT).enabled(true)));
    }
  }

  @Override
  public List<String> faults() {
    TableDescription table;
    try {
      table = dynamoDb.describeTable(describe -> describe.tableName(shape.name())).table();
    } catch (ResourceNotFoundException e) {
      return List.of(this + " does not exist");
    }
    List<String> faults = new ArrayList<>();
    if (!table.keySchema().equals(key())) {
      faults.add(
          "%s has the key %s instead of %s"
              .formatted(this, names(table.keySchema()), names(key())));
    }
    boolean indexed =
        table.globalSecondaryIndexes().stream()
            .filter(index -> index.indexName().equals(Table.INDEX))
            .map(GlobalSecondaryIndexDescription::keySchema)
            .anyMatch(INDEX_KEY::equals);
    if (!indexed) {
      faults.add(
          "%s has no index '%s' with the key %s".formatted(this, Table.INDEX, names(INDEX_KEY)));
    }
    if (expiryIsOff()) {
      faults.add("%s has no time to live on '%s'".formatted(this, RowFormat.Name.EXPIRES_AT));
    }
    return faults;
  }

  private boolean expiryIsOff() {
    TimeToLiveStatus status =
        dynamoDb
            .describeTimeToLive(describe -> describe.tableName(shape.name()))
            .timeToLiveDescription()
            .timeToLiveStatus();
    return status == TimeToLiveStatus.DISABLED || status == TimeToLiveStatus.DISABLING;
  }

  private static GlobalSecondaryIndex index() {
    return GlobalSecondaryIndex.builder()
        .indexName(Table.INDEX)
        .keySchema(INDEX_KEY)
        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  private static AttributeDefinition text(String attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static List<String> names(List<KeySchemaElement> key) {
    return key.stream().map(KeySchemaElement::attributeName).toList();
  }

  @Override
  public String toString() {
    return "table '" + shape.name() + "'";
  }
}
