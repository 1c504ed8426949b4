package dev.twinstore.server.twin;

import java.math.BigDecimal;
import java.util.TreeMap;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one form of a JSON value that is stored: members sorted by UTF-16 code units, no white space,
 * numbers in plain notation without trailing zeros, as DynamoDB gives them back. Equal values have
 * equal bytes, so a copy that is made again from its row is the copy that was.
 */
final class CanonicalJson {

  /** DynamoDB keeps 38 significant digits (Amazon DynamoDB Developer Guide, "Number"). */
  static final int DIGITS = 38;

  private static final BigDecimal SMALLEST = new BigDecimal("1E-130");
  private static final BigDecimal TOO_LARGE = new BigDecimal("1E+126");
  private static final JsonMapper WRITER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private CanonicalJson() {}

  static ObjectNode canonical(ObjectNode object) {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(member -> sorted.put(member.getKey(), value(member.getValue())));
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    sorted.forEach(result::set);
    return result;
  }

  /** The bytes, UTF-8. */
  static byte[] bytes(ObjectNode canonical) {
    return WRITER.writeValueAsBytes(canonical);
  }

  /**
   * @throws IllegalArgumentException as {@link Content#of} says
   */
  static BigDecimal number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal magnitude = plain.abs();
    if (plain.precision() > DIGITS
        || magnitude.compareTo(SMALLEST) < 0
        || magnitude.compareTo(TOO_LARGE) >= 0) {
      throw new IllegalArgumentException("DynamoDB can't hold the number " + number);
    }
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private static JsonNode value(JsonNode node) {
    if (node.isObject()) {
      return canonical(node.asObject());
    }
    if (node.isArray()) {
      ArrayNode result = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(element -> result.add(value(element)));
      return result;
    }
    return node.isNumber() ? DecimalNode.valueOf(number(node.decimalValue())) : node;
  }
}
