package dev.twinstore.movingin;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/** The rows of a table; a row's id is its partition key, whatever the table calls it. */
record TableSource(DynamoDbClient dynamoDb, String table) implements Source {

  @Override
  public void each(Hand hand) {
    String key = partitionKey();
    dynamoDb
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .forEach(
            row -> {
              Map<String, Object> members = members(row);
              String id = String.valueOf(members.get(key));
              hand.on(new Found("dynamodb://%s/%s".formatted(table, id), id, key, members));
            });
  }

  private String partitionKey() {
    return dynamoDb
        .describeTable(describe -> describe.tableName(table))
        .table()
        .keySchema()
        .stream()
        .filter(element -> element.keyType() == KeyType.HASH)
        .map(KeySchemaElement::attributeName)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> members(Map<String, AttributeValue> attributes) {
    Map<String, Object> members = new HashMap<>();
    attributes.forEach((name, value) -> members.put(name, plain(value)));
    return members;
  }

  /** A value as JSON has it. A set becomes an array, and bytes, which JSON has not, Base64. */
  private static @Nullable Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n());
      case BOOL -> value.bool();
      case M -> members(value.m());
      case L -> list(value.l());
      case SS -> value.ss();
      case NS -> value.ns().stream().map(BigDecimal::new).toList();
      case B -> base64(value.b());
      case BS -> value.bs().stream().map(TableSource::base64).toList();
      default -> null;
    };
  }

  /** With nulls, which an immutable list would refuse. */
  private static List<@Nullable Object> list(List<AttributeValue> values) {
    return values.stream().map(TableSource::plain).collect(Collectors.toList());
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
  }
}
