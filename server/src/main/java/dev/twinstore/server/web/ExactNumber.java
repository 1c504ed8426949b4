package dev.twinstore.server.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads a JSON number by value. Only what DynamoDB keeps exactly is a number here: 38 significant
 * digits, a magnitude from 1E-130 to under 1E+126 (Amazon DynamoDB Developer Guide, "Number").
 */
final class ExactNumber {

  private static final int DIGITS = 38;
  private static final BigDecimal SMALLEST = new BigDecimal("1E-130");
  private static final BigDecimal TOO_LARGE = new BigDecimal("1E+126");

  private static final Pattern FORM =
      Pattern.compile("(-?)([0-9]++)(?:\\.([0-9]++))?+(?:[eE]([+-]?[0-9]++))?+");

  /** No exponent this long leads to a number in range: a body is shorter than that. */
  private static final int LONGEST_EXPONENT = 9;

  private ExactNumber() {}

  /**
   * @param text as JSON's grammar has it
   * @return the number, a whole one as an integral node; empty when it can't be kept exactly
   */
  static Optional<JsonNode> of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("Not a JSON number: " + text);
    }
    String fraction = parts.group(3) == null ? "" : parts.group(3);
    String digits = parts.group(2) + fraction;
    int from = 0;
    while (from < digits.length() && digits.charAt(from) == '0') {
      from++;
    }
    int to = digits.length();
    while (to > from && digits.charAt(to - 1) == '0') {
      to--;
    }
    if (from == to) {
      return Optional.of(JsonNodeFactory.instance.numberNode(0));
    }
    // Judged as text: a number of a million digits, or 1e999999999, costs nothing to refuse.
    String exponent = parts.group(4) == null ? "0" : parts.group(4).replaceFirst("^\\+", "");
    if (to - from > DIGITS || significant(exponent) > LONGEST_EXPONENT) {
      return Optional.empty();
    }
    long scale = (long) fraction.length() - (digits.length() - to) - Long.parseLong(exponent);
    if (Math.abs(scale) > Integer.MAX_VALUE / 2) {
      return Optional.empty();
    }
    BigDecimal number =
        new BigDecimal(new BigInteger(parts.group(1) + digits.substring(from, to)), (int) scale);
    BigDecimal magnitude = number.abs();
    return magnitude.compareTo(SMALLEST) < 0 || magnitude.compareTo(TOO_LARGE) >= 0
        ? Optional.empty()
        : Optional.of(node(number));
  }

  /** Schemas tell whole numbers by their kind of node. */
  private static JsonNode node(BigDecimal number) {
    return number.scale() <= 0
        ? JsonNodeFactory.instance.numberNode(number.toBigIntegerExact())
        : DecimalNode.valueOf(number);
  }

  private static int significant(String exponent) {
    return exponent.replaceFirst("^-?0*", "").length();
  }
}
