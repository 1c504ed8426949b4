package dev.twinstore.server.twin;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON values as DynamoDB's native ones, and what they weigh there. */
final class AttributeValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AttributeValues() {}

  static AttributeValue of(JsonNode node) {
    if (node.isObject()) {
      Map<String, AttributeValue> members = new LinkedHashMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
      return AttributeValue.fromM(members);
    }
    if (node.isArray()) {
      List<AttributeValue> elements = new ArrayList<>(node.size());
      node.forEach(element -> elements.add(of(element)));
      return AttributeValue.fromL(elements);
    }
    if (node.isNumber()) {
      return AttributeValue.fromN(node.decimalValue().toPlainString());
    }
    if (node.isBoolean()) {
      return AttributeValue.fromBool(node.booleanValue());
    }
    return node.isNull() ? AttributeValue.fromNul(true) : AttributeValue.fromS(node.stringValue());
  }

  static ObjectNode object(Map<String, AttributeValue> members) {
    ObjectNode result = JSON.objectNode();
    members.forEach((name, value) -> result.set(name, json(value)));
    return result;
  }

  private static JsonNode json(AttributeValue value) {
    return switch (value.type()) {
      case M -> object(value.m());
      case L -> {
        ArrayNode array = JSON.arrayNode(value.l().size());
        value.l().forEach(element -> array.add(json(element)));
        yield array;
      }
      case N -> JSON.numberNode(new BigDecimal(value.n()));
      case BOOL -> JSON.booleanNode(value.bool());
      case NUL -> JSON.nullNode();
      case S -> JSON.stringNode(value.s());
      case SS, NS, BS, B, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("A document's content has no " + value.type());
    };
  }

  /**
   * Bytes as DynamoDB counts them (Developer Guide, "DynamoDB item sizes and formats"): UTF-8 of
   * names and texts, a byte for two digits of a number, 3 for a container and 1 for each element.
   */
  static long size(AttributeValue value) {
    return switch (value.type()) {
      case M ->
          3
              + value.m().entrySet().stream()
                  .mapToLong(member -> 1 + utf8(member.getKey()) + size(member.getValue()))
                  .sum();
      case L -> 3 + value.l().stream().mapToLong(element -> 1 + size(element)).sum();
      case N -> 3 + value.n().length() / 2;
      case S -> utf8(value.s());
      case BOOL, NUL -> 1;
      case SS, NS, BS, B, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalStateException("A document's content has no " + value.type());
    };
  }

  /** The length of the longest name within a value, in bytes of UTF-8. */
  static int longestName(AttributeValue value) {
    Stream<Integer> names =
        switch (value.type()) {
          case M ->
              value.m().entrySet().stream()
                  .map(member -> Math.max(utf8(member.getKey()), longestName(member.getValue())));
          case L -> value.l().stream().map(AttributeValues::longestName);
          default -> Stream.empty();
        };
    return names.reduce(0, Math::max);
  }

  /** Levels of maps and lists, this one included. */
  static int depth(AttributeValue value) {
    return switch (value.type()) {
      case M -> 1 + value.m().values().stream().mapToInt(AttributeValues::depth).max().orElse(0);
      case L -> 1 + value.l().stream().mapToInt(AttributeValues::depth).max().orElse(0);
      default -> 0;
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
