package dev.twinstore.contract.stores;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A row of the table, with its attributes as plain values. */
record Row(Map<String, AttributeValue> attributes) {

  private static final List<String> ENVELOPE =
      List.of("id", "revision", "writeId", "createdAt", "updatedAt");

  /** Whether a document is here, and not only a tombstone or a fence. */
  boolean live() {
    return has("objectKey");
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  /** An attribute as {@link Json} would have read it; null where there is none. */
  Object plain(String attribute) {
    return has(attribute) ? plain(attributes.get(attribute)) : null;
  }

  /** A text or a number as text; null where there is none. */
  String text(String attribute) {
    Object value = plain(attribute);
    return value instanceof BigDecimal number ? number.toPlainString() : (String) value;
  }

  /** What row and copy both say about the document beside its content. */
  Map<String, Object> envelope() {
    Map<String, Object> envelope = new TreeMap<>();
    ENVELOPE.forEach(attribute -> envelope.put(attribute, plain(attribute)));
    return envelope;
  }

  private static Object plain(AttributeValue value) {
    return switch (Objects.requireNonNull(value.type())) {
      case S -> value.s();
      case N -> Json.number(value.n());
      case BOOL -> value.bool();
      case NUL -> null;
      case L -> value.l().stream().map(Row::plain).collect(Collectors.toCollection(ArrayList::new));
      case M -> {
        Map<String, Object> members = new TreeMap<>();
        value.m().forEach((name, member) -> members.put(name, plain(member)));
        yield members;
      }
      case SS, NS, BS, B, UNKNOWN_TO_SDK_VERSION ->
          throw new AssertionError(
              "A JSON document has no value of DynamoDB's type " + value.type());
    };
  }
}
