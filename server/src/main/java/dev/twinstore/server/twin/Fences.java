package dev.twinstore.server.twin;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Rules write ids out: once a row's fence is at O or above, no write id up to O can be committed to
 * it. On a live row the fence alone is set. Where there is no document it is set with an expiry,
 * and a commit that comes after removes the expiry. An expiry on a live row would delete it, hence
 * two conditional forms.
 */
final class Fences {

  private static final String LOWER = "(attribute_not_exists(#fence) OR #fence < :fence)";

  private final DynamoDbClient dynamoDb;
  private final TableShape table;
  private final Clock clock;

  Fences(DynamoDbClient dynamoDb, TableShape table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /**
   * Rules out all write ids up to one.
   *
   * @return the row as it was when the fence stood
   * @throws Unavailable when the table did not confirm within the budget
   */
  Row raise(String collection, DocumentId id, WriteId upTo, Budget budget) {
    do {
      for (boolean live : new boolean[] {true, false}) {
        Optional<Row> fenced = raise(collection, id, live, upTo, budget);
        if (fenced.isPresent()) {
          return fenced.get();
        }
      }
    } while (budget.pause());
    throw new Unavailable("The fence could not be set in time");
  }

  /**
   * @return nothing when the row is of the other kind, or changed between
   */
  private Optional<Row> raise(
      String collection, DocumentId id, boolean live, WriteId upTo, Budget budget) {
    Map<String, String> names = new HashMap<>();
    names.put("#fence", RowFormat.Name.FENCE);
    names.put("#objectKey", RowFormat.Name.OBJECT_KEY);
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":fence", AttributeValue.fromS(upTo.value()));
    if (!live) {
      names.put("#expiresAt", RowFormat.Name.EXPIRES_AT);
      values.put(
          ":expiresAt",
          AttributeValue.fromN(
              Long.toString(clock.instant().plus(Successor.EXPIRY).getEpochSecond())));
    }
    try {
      Map<String, AttributeValue> fenced =
          dynamoDb
              .updateItem(
                  update ->
                      update
                          .tableName(table.name())
                          .key(table.key(collection, id.value()))
                          .updateExpression(
                              live
                                  ? "SET #fence = :fence"
                                  : "SET #fence = :fence, #expiresAt = :expiresAt")
                          .conditionExpression(
                              (live
                                      ? "attribute_exists(#objectKey) AND "
                                      : "attribute_not_exists(#objectKey) AND ")
                                  + LOWER)
                          .expressionAttributeNames(names)
                          .expressionAttributeValues(values)
                          .returnValues(ReturnValue.ALL_NEW)
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)
                          .overrideConfiguration(call -> budget.bound(call)))
              .attributes();
      return Optional.of(RowFormat.row(collection, fenced));
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(e)
          .filter(ConditionalCheckFailedException::hasItem)
          .map(failed -> RowFormat.row(collection, failed.item()))
          .filter(row -> row.fence() != null && row.fence().compareTo(upTo) >= 0);
    } catch (SdkException e) {
      throw new Unavailable("The table did not take a fence", e);
    }
  }
}
