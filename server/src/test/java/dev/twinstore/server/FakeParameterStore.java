package dev.twinstore.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** As much of SSM as settings need, in the JSON protocol that the real SDK speaks. */
final class FakeParameterStore implements AutoCloseable {

  final Map<String, String> plain = new TreeMap<>();
  final Map<String, String> secure = new TreeMap<>();
  final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();
  private final HttpServer http;
  private volatile boolean refuses;

  FakeParameterStore() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::handle);
    http.start();
  }

  String uri() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  void refuse() {
    refuses = true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " " + request);
      boolean decrypts = request.contains("\"WithDecryption\":true");
      TreeMap<String, String> all = new TreeMap<>(plain);
      secure.forEach((name, value) -> all.put(name, decrypts ? value : "ciphertext"));
      String answer =
          refuses
              ? "{\"__type\":\"AccessDeniedException\",\"message\":\"not you\"}"
              : all.entrySet().stream()
                  .map(
                      p ->
                          "{\"Name\":\"%s\",\"Type\":\"%s\",\"Value\":\"%s\"}"
                              .formatted(
                                  p.getKey(),
                                  secure.containsKey(p.getKey()) ? "SecureString" : "String",
                                  p.getValue()))
                  .collect(Collectors.joining(",", "{\"Parameters\":[", "]}"));
      byte[] bytes = answer.getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(refuses ? 400 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
