package dev.twinstore.contract.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request and the answer to it.
 *
 * @param method the HTTP method
 * @param path as it was sent, escapes and all, without the query
 * @param sent the request's body as text; empty when there was none
 * @param status of the answer; 0 when none came
 * @param headers of the answer, in any case
 * @param body of the answer as text; empty when there was none
 * @param sdk whether the SDK sent it
 */
public record Exchange(
    String method,
    String path,
    String sent,
    int status,
    Map<String, List<String>> headers,
    String body,
    boolean sdk) {

  /** The first value of a header of the answer. */
  public Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(
            header ->
                header.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /** Whether this may have changed a document. */
  public boolean mutating() {
    return !List.of("GET", "HEAD", "OPTIONS", "TRACE").contains(method);
  }

  /** The body of an answer as text, by UTF-8, as JSON always is. */
  static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  @Override
  public String toString() {
    return "%s %s -> %d %s"
        .formatted(method, path, status, body.substring(0, Math.min(2000, body.length())));
  }
}
