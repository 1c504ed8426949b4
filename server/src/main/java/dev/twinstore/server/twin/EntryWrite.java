package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.RowFormat.Name.*;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * An {@link EntryChange} as one commit writes it.
 *
 * @param writeId names the commit
 */
record EntryWrite(EntryChange change, WriteId writeId, Instant now) implements Rider {

  static final String CREATED_BY = "createdBy";
  static final String LEASED_UNTIL = "leasedUntil";

  /** Whoever writes what is due is the one to send it; others wait so long. */
  private static final Duration FIRST_LEASE = Duration.ofSeconds(10);

  /** Where the index has what is due of a partition. No attribute of a collection has this name. */
  static String due(String partition) {
    return partition + "#due";
  }

  static Entry entry(String partition, Map<String, AttributeValue> item) {
    return new Entry(
        partition,
        item.get(ID).s(),
        Content.of(AttributeValues.object(item.get(CONTENT).m())),
        new WriteId(item.get(WRITE_ID).s()));
  }

  static boolean isOver(Map<String, AttributeValue> item, Instant now) {
    return item.containsKey(EXPIRES_AT)
        && Long.parseLong(item.get(EXPIRES_AT).n()) <= now.getEpochSecond();
  }

  /** Whether something about it is due, and nobody is at it. */
  static boolean isFree(Map<String, AttributeValue> item, Instant now) {
    AttributeValue lease = item.get(LEASED_UNTIL);
    return item.containsKey(FILTER_KEY)
        && (lease == null || Long.parseLong(lease.n()) <= now.toEpochMilli());
  }

  /** It may have been changed again since: whoever created it is remembered. */
  @Override
  public boolean isWritten(Map<String, AttributeValue> found) {
    AttributeValue w = AttributeValue.fromS(writeId.value());
    return w.equals(found.get(WRITE_ID)) || w.equals(found.get(CREATED_BY));
  }

  @Override
  public TransactWriteItem writing(TableShape table) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":content", AttributeValues.of(change.content().node()));
    values.put(":writeId", AttributeValue.fromS(writeId.value()));
    values.put(":now", AttributeValue.fromS(RowFormat.text(now)));
    StringBuilder set =
        new StringBuilder(
            "SET #content = :content, #writeId = :writeId, #updatedAt = :now,"
                + " #createdAt = if_not_exists(#createdAt, :now),"
                + " #createdBy = if_not_exists(#createdBy, :writeId)");
    StringBuilder remove = new StringBuilder();
    if (change.due()) {
      values.put(":filterKey", AttributeValue.fromS(due(change.partition())));
      values.put(":leasedUntil", millis(now.plus(FIRST_LEASE)));
      set.append(", #filterKey = :filterKey, #leasedUntil = :leasedUntil");
    } else {
      remove.append(" REMOVE #filterKey, #leasedUntil");
    }
    change
        .expiresAt()
        .ifPresentOrElse(
            at -> {
              values.put(":expiresAt", seconds(at));
              set.append(", #expiresAt = :expiresAt");
            },
            () -> remove.append(remove.isEmpty() ? " REMOVE " : ", ").append("#expiresAt"));
    change
        .expected()
        .ifPresent(read -> values.put(":expected", AttributeValue.fromS(read.value())));
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(table.key(change.partition(), change.id()))
                    .updateExpression(set + remove.toString())
                    .conditionExpression(
                        change.expected().isPresent()
                            ? "#writeId = :expected"
                            : "attribute_not_exists(#writeId)")
                    .expressionAttributeNames(names())
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private static Map<String, String> names() {
    return Map.of(
        "#content", CONTENT,
        "#writeId", WRITE_ID,
        "#updatedAt", UPDATED_AT,
        "#createdAt", CREATED_AT,
        "#createdBy", CREATED_BY,
        "#filterKey", FILTER_KEY,
        "#leasedUntil", LEASED_UNTIL,
        "#expiresAt", EXPIRES_AT);
  }

  static AttributeValue seconds(Instant moment) {
    return AttributeValue.fromN(Long.toString(moment.getEpochSecond()));
  }

  static AttributeValue millis(Instant moment) {
    return AttributeValue.fromN(Long.toString(moment.toEpochMilli()));
  }
}
