package dev.twinstore.movingin;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as maps, lists and plain values; no digit of a number is lost. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
          .build();

  private Json() {}

  /** What bytes stand for: maps, lists, text, numbers, booleans, or null. */
  static @Nullable Object read(byte[] json) {
    return MAPPER.readValue(json, Object.class);
  }

  /** What {@link #read} gave for a JSON object. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<?, ?> read) {
    return (Map<String, Object>) read;
  }

  /** The members of a model of the SDK that are set. */
  static Map<String, Object> members(Object model) {
    return MAPPER.convertValue(model, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /**
   * Members as a model of the SDK.
   *
   * @throws tools.jackson.core.JacksonException if it can't say them
   */
  static <T> T model(Map<String, Object> members, Class<T> type) {
    return MAPPER.convertValue(members, type);
  }

  /** Whether two models of the SDK have the same in each of these members, or neither has it. */
  static boolean same(Object one, Object other, Collection<String> members) {
    Map<String, Object> ofOne = members(one);
    Map<String, Object> ofOther = members(other);
    return members.stream().allMatch(name -> same(ofOne.get(name), ofOther.get(name)));
  }

  /** Whether two values are the same to JSON: 1, 1.0 and 1e0 are. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Number number && other instanceof Number second) {
      return decimal(number).compareTo(decimal(second)) == 0;
    }
    if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> second) {
      return map.keySet().equals(second.keySet())
          && map.keySet().stream().allMatch(name -> same(map.get(name), second.get(name)));
    }
    if (one instanceof List<?> list && other instanceof List<?> second) {
      Iterator<?> others = second.iterator();
      return list.size() == second.size()
          && list.stream().allMatch(element -> same(element, others.next()));
    }
    return one == null ? other == null : one.equals(other);
  }

  private static BigDecimal decimal(Number number) {
    return new BigDecimal(number.toString());
  }
}
