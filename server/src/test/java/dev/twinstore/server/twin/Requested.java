package dev.twinstore.server.twin;

import java.util.List;
import java.util.Optional;

/**
 * A request to a running server that faults are put on. In its texts, {@code %1$s} stands for what
 * tells one run from others.
 *
 * @param before the description of the document that is there before; empty for none
 * @param status of the answer when all goes well
 * @param again statuses that a repetition may get when the first was applied
 * @param after the description of the document in the end; empty for no document
 */
record Requested(
    String name,
    Optional<String> before,
    String method,
    String path,
    String body,
    List<String> headers,
    int status,
    List<Integer> again,
    Optional<String> after) {

  /** More than a row holds. */
  private static final String LARGE = "x".repeat(103_000);

  private static final String ITEM =
      "{\"id\":\"%1$s\",\"name\":\"n %1$s\",\"description\":\"new\",\"category\":\"c %1$s\"%2$s}";
  private static final String NEW = ITEM.replace("%2$s", "");
  private static final String NEW_AND_LARGE =
      ITEM.replace("%2$s", ",\"attributes\":{\"x\":\"" + LARGE + "\"}");
  private static final String OTHER = "{\"name\":\"m %1$s\",\"description\":\"other\"}";
  private static final String ONE = "/items/%1$s";
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> OLD = Optional.of("old");

  static List<Requested> all() {
    Requested create = new Requested("POST", NONE, "POST", "/items", NEW, 201, "new");
    Requested find = new Requested("GET", OLD, "GET", ONE, "", 200, "old");
    return List.of(
        create.mayThenGet(409),
        create.called("POST of what is large").sending(NEW_AND_LARGE).mayThenGet(409),
        create.called("POST under a key").with("Idempotency-Key", "k-%1$s"),
        create
            .called("POST of what is large under a key")
            .sending(NEW_AND_LARGE)
            .with("Idempotency-Key", "k-%1$s"),
        find,
        new Requested("HEAD", OLD, "HEAD", ONE, "", 200, "old"),
        new Requested("GET by name", OLD, "GET", "/items?name=n%%20%1$s", "", 200, "old"),
        new Requested("GET by category", OLD, "GET", "/items?category=c%%20%1$s", "", 200, "old"),
        new Requested("PUT", OLD, "PUT", ONE, OTHER, 200, "other"),
        new Requested("PATCH", OLD, "PATCH", ONE, "{\"description\":\"other\"}", 200, "other"),
        new Requested("DELETE", OLD, "DELETE", ONE, "", 204, "").mayThenGet(404),
        new Requested("GET of the twins", OLD, "GET", "/twins/items/%1$s", "", 200, "old"),
        new Requested(
            "POST of a sweep",
            OLD,
            "POST",
            "/twins/sweeps",
            "{\"dryRun\":true,\"grace\":0,\"limit\":1}",
            200,
            "old"));
  }

  private Requested(
      String name,
      Optional<String> before,
      String method,
      String path,
      String body,
      int status,
      String after) {
    this(
        name,
        before,
        method,
        path,
        body,
        List.of(),
        status,
        List.of(),
        Optional.of(after).filter(text -> !text.isEmpty()));
  }

  private Requested called(String other) {
    return new Requested(other, before, method, path, body, headers, status, again, after);
  }

  private Requested sending(String other) {
    return new Requested(name, before, method, path, other, headers, status, again, after);
  }

  private Requested with(String header, String value) {
    return new Requested(
        name, before, method, path, body, List.of(header, value), status, again, after);
  }

  private Requested mayThenGet(int other) {
    return new Requested(name, before, method, path, body, headers, status, List.of(other), after);
  }
}
