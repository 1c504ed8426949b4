package dev.twinstore.contract.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.twinstore.contract.stores.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * As much of SSM as a server asks for when it starts, in the JSON protocol that the real SDK
 * speaks. A secure parameter is given in clear only to whoever asks for it to be decrypted.
 */
final class FakeParameters implements Parameters {

  /** A parameter's value, and whether it is encrypted. */
  private record Kept(String value, boolean secure) {}

  private final HttpServer http;
  private final Map<String, Kept> all = new ConcurrentSkipListMap<>();

  FakeParameters() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.createContext("/", this::handle);
    http.start();
  }

  @Override
  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  @Override
  public void put(String name, String value, boolean secure) {
    all.put(name, new Kept(value, secure));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, Object> request =
          Json.readObject(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      String path = (String) request.get("Path");
      boolean decrypts = Boolean.TRUE.equals(request.get("WithDecryption"));
      List<Map<String, Object>> found =
          all.entrySet().stream()
              .filter(parameter -> parameter.getKey().startsWith(path))
              .map(parameter -> shown(parameter.getKey(), parameter.getValue(), decrypts))
              .toList();
      byte[] answer = Json.write(Map.of("Parameters", found)).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static Map<String, Object> shown(String name, Kept kept, boolean decrypts) {
    return new TreeMap<>(
        Map.of(
            "Name", name,
            "Type", kept.secure() ? "SecureString" : "String",
            "Value", kept.secure() && !decrypts ? "encrypted" : kept.value()));
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
