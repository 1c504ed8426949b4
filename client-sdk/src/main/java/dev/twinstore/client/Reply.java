package dev.twinstore.client;

import dev.twinstore.client.model.Problem;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** What came back over the wire, complete, with the problem in it if there is one. */
record Reply(int status, HttpHeaders headers, byte[] body, @Nullable Problem problem) {
  static final String REQUEST_ID = "X-Request-Id";

  static Reply of(HttpResponse<byte[]> response, Json json) {
    return new Reply(
        response.statusCode(), response.headers(), response.body(), problemIn(response, json));
  }

  private static @Nullable Problem problemIn(HttpResponse<byte[]> response, Json json) {
    if (!mediaType(response.headers()).equals("application/problem+json")) {
      return null;
    }
    try {
      return json.read(response.body(), new TypeReference<Problem>() {});
    } catch (JacksonException e) {
      return null;
    }
  }

  private static String mediaType(HttpHeaders headers) {
    return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "").strip();
  }

  boolean succeeded() {
    return status / 100 == 2 || notModified();
  }

  boolean notModified() {
    return status == 304;
  }

  boolean isText() {
    return mediaType(headers).startsWith("text/");
  }

  /**
   * Which of the contract's problems it is, empty if none. An answer to HEAD has no body to say so;
   * there alone the status speaks. Elsewhere a bare status may be that of something in between,
   * whose 404 says nothing of documents.
   */
  String slug(Call<?> call) {
    if (problem != null && problem.getType() != null) {
      return problem.getType().toString().replaceFirst(".*/", "");
    }
    return call.is("HEAD") ? Problems.slugOf(status) : "";
  }

  /** The server's wish, in whole seconds (RFC 9110, 10.2.3); zero when it has none. */
  Duration retryAfter() {
    return headers
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,9}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .orElse(Duration.ZERO);
  }
}
