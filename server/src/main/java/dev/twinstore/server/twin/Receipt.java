package dev.twinstore.server.twin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The idempotency record of one creation, written by the transaction that commits the document and
 * kept for a day. An expired one counts as absent though the table may still have it.
 *
 * @param key of the record: operation and client's key, hashed
 * @param request the hash of the request
 * @param writeId names the commit that wrote it
 * @param answer the answer; or, where it is large, the key of the object that holds it
 * @param inBucket whether the answer is such an object
 */
record Receipt(
    String key,
    String request,
    WriteId writeId,
    String answer,
    boolean inBucket,
    Instant writtenAt,
    Instant expiresAt)
    implements Rider {

  static final String PARTITION = "idempotency";

  /** How long a repetition is recognised. */
  static final Duration KEPT = Duration.ofDays(1);

  /** An answer of more bytes is kept in the bucket: an item holds 400 KB in all. */
  private static final int LARGEST_INLINE = 100 * 1024;

  static final String REQUEST = "request";
  static final String ANSWER = "answer";
  static final String IN_BUCKET = "answerInBucket";

  static String keyOf(Once once) {
    return Copy.sha256((once.operation() + "\n" + once.key()).getBytes(StandardCharsets.UTF_8));
  }

  static Receipt of(Once once, WriteId writeId, String answer, Instant now) {
    String key = keyOf(once);
    boolean large = answer.getBytes(StandardCharsets.UTF_8).length > LARGEST_INLINE;
    return new Receipt(
        key,
        once.request(),
        writeId,
        large ? "%s/%s/%s.json".formatted(PARTITION, key, writeId) : answer,
        large,
        now,
        now.plus(KEPT));
  }

  static Receipt of(Map<String, AttributeValue> item) {
    return new Receipt(
        item.get(RowFormat.Name.ID).s(),
        item.get(REQUEST).s(),
        new WriteId(item.get(RowFormat.Name.WRITE_ID).s()),
        item.get(ANSWER).s(),
        item.get(IN_BUCKET).bool(),
        Instant.parse(item.get(RowFormat.Name.CREATED_AT).s()),
        Instant.ofEpochSecond(Long.parseLong(item.get(RowFormat.Name.EXPIRES_AT).n())));
  }

  boolean isOver(Instant now) {
    return !expiresAt.isAfter(now);
  }

  @Override
  public boolean isWritten(Map<String, AttributeValue> found) {
    return found.containsKey(RowFormat.Name.WRITE_ID)
        && found.get(RowFormat.Name.WRITE_ID).s().equals(writeId.value());
  }

  @Override
  public TransactWriteItem writing(TableShape table) {
    Map<String, AttributeValue> item = new HashMap<>(table.key(PARTITION, key));
    item.put(REQUEST, AttributeValue.fromS(request));
    item.put(RowFormat.Name.WRITE_ID, AttributeValue.fromS(writeId.value()));
    item.put(ANSWER, AttributeValue.fromS(answer));
    item.put(IN_BUCKET, AttributeValue.fromBool(inBucket));
    item.put(RowFormat.Name.CREATED_AT, AttributeValue.fromS(RowFormat.text(writtenAt)));
    item.put(RowFormat.Name.EXPIRES_AT, seconds(expiresAt));
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(#id) OR #expiresAt <= :now")
                    .expressionAttributeNames(
                        Map.of("#id", RowFormat.Name.ID, "#expiresAt", RowFormat.Name.EXPIRES_AT))
                    .expressionAttributeValues(Map.of(":now", seconds(writtenAt)))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }

  private static AttributeValue seconds(Instant moment) {
    return AttributeValue.fromN(Long.toString(moment.getEpochSecond()));
  }
}
