package dev.twinstore.server.twin;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The row that reserves a unique member's value for one document. It is taken and released in the
 * transaction that commits the document.
 *
 * @param collection the document's collection
 * @param member the member that is unique
 * @param key the normalised value, or its hash where it is longer than a sort key may be
 * @param owner the id of the document
 */
record Marker(String collection, String member, String key, DocumentId owner) {

  static final String OWNER = "owner";

  /** A sort key has 1,024 bytes at most (DynamoDB Developer Guide, "Quotas"). */
  private static final int LONGEST_KEY = 1_024;

  private static final String FREE_OR_MINE = "attribute_not_exists(#owner) OR #owner = :owner";

  /** What is done with markers in one commit. */
  record Actions(Optional<Marker> take, Optional<Marker> release) {

    static final Actions NONE = new Actions(Optional.empty(), Optional.empty());

    /** A value that stays the same is no action. */
    static Actions between(Optional<Marker> old, Optional<Marker> next) {
      return old.equals(next) ? NONE : new Actions(next, old);
    }

    int size() {
      return (take.isPresent() ? 1 : 0) + (release.isPresent() ? 1 : 0);
    }

    boolean isEmpty() {
      return take.isEmpty() && release.isEmpty();
    }

    Actions withoutRelease() {
      return new Actions(take, Optional.empty());
    }

    /** Items of the transaction: the taking first. */
    List<TransactWriteItem> items(TableShape table) {
      List<TransactWriteItem> items = new ArrayList<>();
      take.ifPresent(marker -> items.add(marker.taking(table)));
      release.ifPresent(marker -> items.add(marker.releasing(table)));
      return items;
    }
  }

  /** The partition that this marker's row lies in. */
  String partition() {
    return partition(collection, member);
  }

  static String partition(String collection, String member) {
    return collection + ":" + member;
  }

  /** Values are the same when they are after this: Unicode NFC, trimmed of white space. */
  static String normalised(String value) {
    return Normalizer.normalize(value, Normalizer.Form.NFC).strip();
  }

  static String keyOf(String value) {
    String normalised = normalised(value);
    byte[] bytes = normalised.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_KEY ? normalised : "sha256:" + Copy.sha256(bytes);
  }

  private TransactWriteItem taking(TableShape table) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name())
                    .item(
                        Map.of(
                            table.partitionKey(),
                            AttributeValue.fromS(partition()),
                            RowFormat.Name.ID,
                            AttributeValue.fromS(key),
                            OWNER,
                            ownerValue()))
                    .conditionExpression(FREE_OR_MINE)
                    .expressionAttributeNames(Map.of("#owner", OWNER))
                    .expressionAttributeValues(Map.of(":owner", ownerValue())))
        .build();
  }

  private TransactWriteItem releasing(TableShape table) {
    return TransactWriteItem.builder()
        .delete(
            delete ->
                delete
                    .tableName(table.name())
                    .key(table.key(partition(), key))
                    .conditionExpression(FREE_OR_MINE)
                    .expressionAttributeNames(Map.of("#owner", OWNER))
                    .expressionAttributeValues(Map.of(":owner", ownerValue())))
        .build();
  }

  private AttributeValue ownerValue() {
    return AttributeValue.fromS(owner.value());
  }
}
