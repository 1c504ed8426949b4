package dev.twinstore.client;

import dev.twinstore.client.FakeServer.Request;
import dev.twinstore.client.FakeServer.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Items in memory, as far as the SDK's tests need them; counts every change it makes. */
final class FakeItems {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Pattern ONE = Pattern.compile("/items/([^?]+)");
  private static final int PAGE = 2;

  final Map<String, ObjectNode> stored = new TreeMap<>();
  private final Map<String, Kept> answers = new HashMap<>();
  private final Set<Integer> swept = new HashSet<>();
  int effects;

  /** What was created under an idempotency key: for which request, and its answer. */
  private record Kept(JsonNode request, Response answer) {}

  /** Begins anew: no item, no effect yet. */
  synchronized void clear() {
    stored.clear();
    answers.clear();
    swept.clear();
    effects = 0;
  }

  /** Adds an item; the first one has the ETag {@code "1-w"}. */
  synchronized void add(String id, String name) {
    put(201, id, JSON.createObjectNode().put("id", id).put("name", name).put("description", "Is."));
  }

  /** The item's name, null if there is none of this id. */
  synchronized @Nullable String nameOf(String id) {
    ObjectNode item = stored.get(id);
    return item == null ? null : item.get("name").asString();
  }

  synchronized Response answer(Request request) {
    if (request.target().equals("/livez")) {
      return json(200, Map.of(), "{\"status\":\"alive\"}");
    }
    if (request.target().equals("/readyz")) {
      return json(
          200, Map.of(), "{\"status\":\"degraded\",\"table\":\"usable\",\"bucket\":\"away\"}");
    }
    if (request.target().startsWith("/twins/")) {
      return twins(request);
    }
    if (request.target().startsWith("/problems/")) {
      return new Response(
          200, Map.of("Content-Type", "text/html;charset=UTF-8"), "<p>Größe, taken</p>");
    }
    Matcher one = ONE.matcher(request.target());
    return one.matches() ? document(request, one.group(1)) : collection(request);
  }

  /** A sweep has three pages, each of which removes an orphan the first time. */
  private Response twins(Request request) {
    if (request.method().equals("GET")) {
      return request.target().equals("/twins/items/kettle")
          ? json(200, Map.of(), "{\"match\":true,\"differences\":[],\"orphans\":[\"o\"]}")
          : Response.problem(404, "not-found", "");
    }
    int page = JSON.readTree(request.body()).path("cursor").asInt(1);
    boolean first = swept.add(page);
    effects += first ? 1 : 0;
    return json(
        200,
        Map.of(),
        "{\"seen\":10,\"removed\":%d,\"restored\":0,\"lost\":0%s}"
            .formatted(first ? 1 : 0, page < 3 ? ",\"next\":\"%d\"".formatted(page + 1) : ""));
  }

  private Response collection(Request request) {
    return switch (request.method()) {
      case "POST" -> create(request);
      case "GET", "HEAD" -> page(request.target().replaceFirst(".*cursor=|.*", ""));
      default -> new Response(204, Map.of("Allow", "GET, HEAD, POST, OPTIONS"), "");
    };
  }

  /** Under an idempotency key, what was created once is answered again. */
  private Response create(Request request) {
    String key = request.header("Idempotency-key");
    Kept kept = answers.get(key);
    if (kept != null && !kept.request().equals(JSON.readTree(request.body()))) {
      return Response.problem(422, "key-reused", "");
    }
    if (kept != null) {
      Map<String, String> headers = new LinkedHashMap<>(kept.answer().headers());
      headers.put("Idempotency-Replayed", "true");
      return new Response(201, headers, kept.answer().body());
    }
    Response answer = createAnew(request);
    if (!key.isEmpty() && answer.status() == 201) {
      answers.put(key, new Kept(JSON.readTree(request.body()), answer));
    }
    return answer;
  }

  private Response createAnew(Request request) {
    ObjectNode item = (ObjectNode) JSON.readTree(request.body());
    String id = item.path("id").asString("made-" + effects);
    if (stored.containsKey(id)) {
      return Response.problem(
          409,
          "taken",
          ",\"detail\":\"An item has this id.\",\"errors\":[{\"pointer\":\"/id\",\"code\":\"taken\",\"detail\":\"is taken\"}]");
    }
    return put(201, id, item.put("id", id));
  }

  private Response document(Request request, String id) {
    ObjectNode item = stored.get(id);
    if (request.method().equals("OPTIONS")) {
      return new Response(204, Map.of("Allow", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"), "");
    }
    if (item == null) {
      return Response.problem(404, "not-found", ",\"detail\":\"There is no item.\"");
    }
    String etag = item.get("etag").asString();
    String ifMatch = request.header("If-match");
    if (!ifMatch.isEmpty() && !ifMatch.equals(etag)) {
      return Response.problem(412, "precondition-failed", "");
    }
    if (request.header("If-none-match").equals(etag)) {
      return request.method().matches("GET|HEAD")
          ? new Response(304, Map.of("ETag", etag), "")
          : Response.problem(412, "precondition-failed", "");
    }
    return switch (request.method()) {
      case "PUT" -> put(200, id, ((ObjectNode) JSON.readTree(request.body())).put("id", id));
      case "PATCH" -> patch(id, item, (ObjectNode) JSON.readTree(request.body()));
      case "DELETE" -> {
        effects++;
        stored.remove(id);
        yield new Response(204, Map.of(), "");
      }
      default -> json(200, Map.of("ETag", etag), item.toString());
    };
  }

  private Response patch(String id, ObjectNode item, ObjectNode patch) {
    ObjectNode patched = item.deepCopy();
    patch
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                patched.remove(member.getKey());
              } else {
                patched.set(member.getKey(), member.getValue());
              }
            });
    return patched.equals(item)
        ? json(200, Map.of("ETag", item.get("etag").asString()), item.toString())
        : put(200, id, patched);
  }

  private Response put(int status, String id, ObjectNode item) {
    effects++;
    String etag = "\"%d-w\"".formatted(effects);
    item.put("revision", effects)
        .put("createdAt", "2026-11-21T09:30:00.123456Z")
        .put("updatedAt", "2026-11-21T09:30:00.123456Z")
        .put("etag", etag);
    stored.put(id, item);
    return json(status, Map.of("ETag", etag, "Location", "/items/" + id), item.toString());
  }

  private Response page(String cursor) {
    List<Map.Entry<String, ObjectNode>> rest =
        stored.entrySet().stream()
            .filter(entry -> entry.getKey().compareTo(cursor) > 0)
            .limit(PAGE + 1)
            .toList();
    String items =
        rest.stream()
            .limit(PAGE)
            .map(entry -> entry.getValue().toString())
            .collect(Collectors.joining(","));
    if (rest.size() <= PAGE) {
      return json(200, Map.of(), "{\"items\":[%s]}".formatted(items));
    }
    String next = rest.get(PAGE - 1).getKey();
    return json(
        200,
        Map.of("Link", "</items?cursor=%s>; rel=\"next\"".formatted(next)),
        "{\"items\":[%s],\"next\":\"%s\"}".formatted(items, next));
  }

  private static Response json(int status, Map<String, String> headers, String body) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/json");
    return new Response(status, all, body);
  }
}
