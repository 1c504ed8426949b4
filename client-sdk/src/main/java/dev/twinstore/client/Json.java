package dev.twinstore.client;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the contract has it: UTF-8 whatever the platform's charset, numbers exact, members that
 * are null left out of documents but kept within free objects. What a newer server adds is ignored.
 */
final class Json {
  static final Json SHARED = new Json();

  private final JsonMapper mapper =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          // Not a number stays none: the server refuses it, instead of storing the text "NaN".
          .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
          .build();

  byte[] write(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "This can't be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  <T> T read(byte[] bytes, TypeReference<T> type) {
    return mapper.readValue(bytes, type);
  }

  /** The same JSON as another type. */
  <T> T convert(Object value, TypeReference<T> type) {
    return mapper.convertValue(value, type);
  }

  /** Text that is no JSON, where the contract has a string. */
  <T> T readText(byte[] bytes, TypeReference<T> type) {
    return mapper.convertValue(new String(bytes, StandardCharsets.UTF_8), type);
  }
}
