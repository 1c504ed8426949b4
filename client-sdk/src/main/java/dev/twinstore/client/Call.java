package dev.twinstore.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * One operation with its arguments, as the generated classes put it together. It is sent by {@link
 * Exchange}.
 *
 * @param <T> the answer's body
 */
final class Call<T> {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  /** A validation stores nothing. */
  private static final Set<String> READING_POSTS = Set.of("validateDragon");

  /** A page of a sweep does what is left to do; done again, that is nothing. */
  private static final Set<String> REPEATABLE_POSTS = Set.of("sweepTwins");

  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final TypeReference<T> type;
  private final String operation;
  private final String method;
  private final List<String> query = new ArrayList<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private String path;
  private @Nullable Object body;

  private Call(TypeReference<T> type, String operation, String method, String path) {
    this.type = type;
    this.operation = operation;
    this.method = method;
    this.path = path;
  }

  static <T> Call<T> of(TypeReference<T> type, String operation, String method, String path) {
    return new Call<>(type, operation, method, path);
  }

  TypeReference<T> type() {
    return type;
  }

  String operation() {
    return operation;
  }

  String method() {
    return method;
  }

  String path() {
    return path;
  }

  /** Empty and dot segments would name another resource (RFC 3986, 5.2.4), so they are refused. */
  Call<T> path(String name, Object value) {
    String segment = value.toString();
    if (Set.of("", ".", "..").contains(segment)) {
      throw new IllegalArgumentException(
          "%s: '%s' can't be the %s".formatted(operation, segment, name));
    }
    path = path.replace("{" + name + "}", encoded(segment));
    return this;
  }

  /** Absent when null; once for each element when a list. */
  Call<T> query(String name, @Nullable Object value) {
    for (Object each :
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
      query.add(encoded(name) + "=" + encoded(String.valueOf(each)));
    }
    return this;
  }

  Call<T> header(String name, @Nullable Object value) {
    if (value != null) {
      headers.put(name, value.toString());
    }
    return this;
  }

  Call<T> accept(String... mediaTypes) {
    return header("Accept", mediaTypes.length == 0 ? null : String.join(", ", mediaTypes));
  }

  Call<T> body(String mediaType, Object value) {
    body = value;
    return header("Content-Type", mediaType);
  }

  /** Whether it changes nothing, whatever becomes of it. */
  boolean reads() {
    return READS.contains(method) || READING_POSTS.contains(operation);
  }

  boolean is(String otherMethod) {
    return method.equals(otherMethod);
  }

  /**
   * Whether sending it again leaves the state that sending it once leaves, and gets an answer as
   * true. A precondition that the first try met, and by its effect made false, would be answered
   * with a refusal of what was done; a second POST makes a second document, unless it has an
   * idempotency key, by which the server gives the first answer again.
   */
  boolean repeatable() {
    if (headers.containsKey("If-Match") || headers.containsKey("If-None-Match")) {
      return reads();
    }
    return switch (method) {
      case "PUT", "DELETE" -> true;
      case "POST" ->
          reads()
              || headers.containsKey(IdempotencyKey.HEADER)
              || REPEATABLE_POSTS.contains(operation);
      case "PATCH" -> MERGE_PATCH.equals(headers.get("Content-Type"));
      default -> reads();
    };
  }

  /** The same request, its answer's body read as something else. */
  <U> Call<U> as(TypeReference<U> other) {
    Call<U> same = new Call<>(other, operation, method, path);
    same.query.addAll(query);
    same.headers.putAll(headers);
    same.body = body;
    return same;
  }

  HttpRequest toRequest(String base, String requestId, Json json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(base + path + (query.isEmpty() ? "" : "?" + String.join("&", query))));
    headers.forEach(request::header);
    request.header(Reply.REQUEST_ID, requestId);
    request.header("User-Agent", UserAgent.VALUE);
    return request
        .method(
            method,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(json.write(body)))
        .build();
  }

  /** The operation and what it is about, for messages. */
  @Override
  public String toString() {
    return "%s (%s %s)".formatted(operation, method, path);
  }

  private static String encoded(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException("Half a surrogate pair can't be sent, as in: " + text);
    }
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
