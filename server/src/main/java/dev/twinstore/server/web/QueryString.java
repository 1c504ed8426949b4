package dev.twinstore.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A query's parameters as they were sent, repetitions and faults included; the container's own
 * decoding would hide them.
 */
final class QueryString {

  private QueryString() {}

  /** Name to values; an empty value could not be decoded. The order is that of the query. */
  static Map<String, List<Optional<String>>> parse(@Nullable String query) {
    Map<String, List<Optional<String>>> parameters = new LinkedHashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters
            .computeIfAbsent(decode(name).orElse(name), key -> new ArrayList<>())
            .add(decode(value));
      }
    }
    return parameters;
  }

  /** Percent-decodes UTF-8, {@code +} being a space as in forms. */
  private static Optional<String> decode(String text) {
    try {
      // Latin-1 keeps the bytes, so that only the strict decoder judges them.
      byte[] bytes =
          StringUtils.uriDecode(text.replace('+', ' '), StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
