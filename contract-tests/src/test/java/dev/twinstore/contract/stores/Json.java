package dev.twinstore.contract.stores;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as plain values that are equal when they are the same: objects are maps, arrays lists, and
 * every number a {@link BigDecimal} without trailing zeros, read from its text so that no digit is
 * lost.
 */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
          .build();

  private Json() {}

  /** The value that a text stands for; refuses duplicate members and anything after the value. */
  public static Object read(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("Something follows the JSON value in: " + text);
      }
      return value;
    }
  }

  /** The members of the object that a text stands for. */
  public static Map<String, Object> readObject(String text) {
    return object(read(text));
  }

  /** Any Java value (maps, lists, models of the SDK) as the plain values of this class. */
  public static Object plain(Object value) {
    return read(write(value));
  }

  /** Any Java value that is an object in JSON, as its members. */
  public static Map<String, Object> plainObject(Object value) {
    return object(plain(value));
  }

  /** The members of a JSON object as a model of the SDK. */
  public static <T> T model(Map<String, Object> members, Class<T> type) {
    return MAPPER.convertValue(members, type);
  }

  /** A value as JSON text. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** A number as this class has them. */
  public static BigDecimal number(String text) {
    return new BigDecimal(text).stripTrailingZeros();
  }

  /** The members of a value that must be an object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object value) {
    if (!(value instanceof Map)) {
      throw new AssertionError("Not a JSON object: " + value);
    }
    return (Map<String, Object>) value;
  }

  /** The elements of a value that must be an array. */
  @SuppressWarnings("unchecked")
  public static List<Object> array(Object value) {
    if (!(value instanceof List)) {
      throw new AssertionError("Not a JSON array: " + value);
    }
    return (List<Object>) value;
  }

  private static Object value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("No JSON value at all");
    }
    switch (token) {
      case START_OBJECT:
        Map<String, Object> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        return members;
      case START_ARRAY:
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        return elements;
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return number(parser.getString());
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      case VALUE_NULL:
        return null;
      default:
        return parser.getString();
    }
  }
}
