package dev.twinstore.server.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many rows by their keys, strongly consistent, as many at a time as a call takes. */
record Batches(DynamoDbClient dynamoDb, TableShape shape) {

  /** BatchGetItem takes 100 keys at most (DynamoDB Developer Guide, "Quotas"). */
  private static final int BATCH = 100;

  /**
   * The rows of these keys, in any order, of those that there are; throws what the SDK throws.
   *
   * @throws Unavailable when the table has put off some of them until the time was up
   */
  List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys, Budget budget) {
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    List<Map<String, AttributeValue>> wanted = new ArrayList<>(keys);
    while (!wanted.isEmpty()) {
      BatchGetItemResponse response =
          ask(wanted.subList(0, Math.min(BATCH, wanted.size())), budget);
      rows.addAll(response.responses().getOrDefault(shape.name(), List.of()));
      KeysAndAttributes left = response.unprocessedKeys().get(shape.name());
      if (left != null) {
        wanted.addAll(left.keys());
        if (!budget.pause()) {
          throw new Unavailable("The table did not give all rows in time");
        }
      }
    }
    return rows;
  }

  /** Asks for the rows of some keys, which are removed from the list that they are part of. */
  private BatchGetItemResponse ask(List<Map<String, AttributeValue>> some, Budget budget) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder().keys(List.copyOf(some)).consistentRead(true).build();
    some.clear();
    return dynamoDb.batchGetItem(
        get ->
            get.requestItems(Map.of(shape.name(), keys))
                .overrideConfiguration(call -> budget.bound(call)));
  }
}
