package dev.twinstore.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.twinstore.client.TwinstoreClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A server that takes reports of dragons: each name once, and none without a family. */
final class FakeDragons implements AutoCloseable {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  final List<Map<String, Object>> reports = new ArrayList<>();
  private final HttpServer http;
  private int room = Integer.MAX_VALUE;

  FakeDragons() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/dragons", this::answer);
    http.start();
  }

  /** So many more reports are taken; then the table is away. */
  void takes(int more) {
    room = reports.size() + more;
  }

  TwinstoreClient client() {
    return TwinstoreClient.builder()
        .uri(URI.create("http://127.0.0.1:" + http.getAddress().getPort()))
        .maxAttempts(1)
        .build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, Object> report =
          MAPPER.readValue(exchange.getRequestBody(), new TypeReference<Map<String, Object>>() {});
      boolean taken =
          reports.stream().anyMatch(e -> e.get("dragonName").equals(report.get("dragonName")));
      String errors =
          report.containsKey("family")
              ? ""
              : "{\"pointer\":\"/family\",\"code\":\"required\",\"detail\":\"is required\"}";
      if (report.containsKey("colour")) {
        errors += "{\"pointer\":\"/colour\",\"code\":\"unknown\",\"detail\":\"is not known here\"}";
      }
      if (exchange.getRequestURI().getPath().endsWith("/validations")) {
        send(exchange, 200, "{\"valid\":%s,\"errors\":[%s]}".formatted(errors.isEmpty(), errors));
      } else if (!errors.isEmpty()) {
        problem(exchange, 400, "invalid", errors);
      } else if (taken) {
        problem(exchange, 409, "taken", "");
      } else if (reports.size() >= room) {
        problem(exchange, 503, "unavailable", "");
      } else {
        reports.add(report);
        send(exchange, 201, "{\"id\":\"%d\"}".formatted(reports.size()));
      }
    }
  }

  private static void problem(HttpExchange exchange, int status, String slug, String errors)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    send(
        exchange,
        status,
        "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"errors\":[%s]}"
            .formatted(slug, slug, status, errors));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
