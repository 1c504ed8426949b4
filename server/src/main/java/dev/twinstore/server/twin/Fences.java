package dev.twinstore.server.twin;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Rules write ids out: once a row's fence is at O or above, no write id up to O can be committed to
 * it. On a live row the fence alone is set. Where there is no document it is set with an expiry,
 * and a commit that comes after removes the expiry. An expiry on a live row would delete it, hence
 * two conditional forms.
 */
final class Fences {

  private static final String LOWER = "(attribute_not_exists(#fence) OR #fence < :fence)";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  Fences(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /**
   * @throws Unavailable when the table did not confirm within the budget
   */
  void raise(CopyKey orphan, Budget budget) {
    do {
      if (raise(orphan, true, budget) || raise(orphan, false, budget)) {
        return;
      }
    } while (budget.pause());
    throw new Unavailable("The fence could not be set in time");
  }

  /**
   * @return false when the row is of the other kind, or changed between
   */
  private boolean raise(CopyKey orphan, boolean live, Budget budget) {
    Map<String, String> names = new HashMap<>();
    names.put("#fence", RowFormat.Name.FENCE);
    names.put("#objectKey", RowFormat.Name.OBJECT_KEY);
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":fence", AttributeValue.fromS(orphan.writeId().value()));
    if (!live) {
      names.put("#expiresAt", RowFormat.Name.EXPIRES_AT);
      values.put(
          ":expiresAt",
          AttributeValue.fromN(
              Long.toString(clock.instant().plus(Successor.EXPIRY).getEpochSecond())));
    }
    try {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(table)
                  .key(RowFormat.key(orphan.collection(), orphan.id().value()))
                  .updateExpression(
                      live ? "SET #fence = :fence" : "SET #fence = :fence, #expiresAt = :expiresAt")
                  .conditionExpression(
                      (live
                              ? "attribute_exists(#objectKey) AND "
                              : "attribute_not_exists(#objectKey) AND ")
                          + LOWER)
                  .expressionAttributeNames(names)
                  .expressionAttributeValues(values)
                  .returnValuesOnConditionCheckFailure("ALL_OLD")
                  .overrideConfiguration(call -> budget.bound(call)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      WriteId fence = e.hasItem() ? RowFormat.row(e.item()).fence() : null;
      return fence != null && fence.compareTo(orphan.writeId()) >= 0;
    } catch (SdkException e) {
      throw new Unavailable("The table did not take a fence", e);
    }
  }
}
