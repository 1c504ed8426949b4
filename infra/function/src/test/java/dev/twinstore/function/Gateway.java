package dev.twinstore.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What lies before the function on AWS, as far as requests and answers go: an HTTP server that
 * makes an event of each request as an HTTP API does, invokes the handler with it, and answers what
 * that says. A {@code POST /invocations/sweep} invokes the other handler, as a schedule does.
 */
final class Gateway {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int AT_ONCE = 16;

  /** What is handed on as it is; all else is encoded. */
  private static final List<String> AS_TEXT =
      List.of("text/", "application/json", "application/javascript", "application/xml");

  private Gateway() {}

  /**
   * @param arguments the port to listen on, 127.0.0.1 alone
   */
  public static void main(String[] arguments) throws IOException {
    RequestHandler requests = new RequestHandler();
    SweepHandler sweeps = new SweepHandler();
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 0);
    gateway.setExecutor(Executors.newFixedThreadPool(AT_ONCE));
    gateway.createContext("/", exchange -> answer(exchange, requests));
    gateway.createContext(
        "/invocations/sweep",
        exchange -> {
          ByteArrayOutputStream answer = new ByteArrayOutputStream();
          sweeps.handleRequest(exchange.getRequestBody(), answer, context());
          send(exchange, 200, answer.toByteArray());
        });
    gateway.start();
  }

  private static void answer(HttpExchange exchange, RequestHandler handler) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(JSON.writeValueAsBytes(event(exchange))), answer, context());
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      send(
          exchange,
          500,
          "{\"message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8));
      return;
    }
    JsonNode said = JSON.readTree(answer.toByteArray());
    said.path("headers")
        .properties()
        .forEach(
            header ->
                exchange.getResponseHeaders().set(header.getKey(), header.getValue().asString()));
    String body = said.path("body").asString("");
    send(
        exchange,
        said.path("statusCode").asInt(),
        said.path("isBase64Encoded").asBoolean(false)
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean none =
        body.length == 0
            || exchange.getRequestMethod().equals("HEAD")
            || status == 204
            || status == 304;
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** The path decoded and the query as it came, as on AWS. */
  private static ObjectNode event(HttpExchange exchange) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", exchange.getRequestURI().getPath());
    String query = exchange.getRequestURI().getRawQuery();
    event.put("rawQueryString", query == null ? "" : query);
    ObjectNode headers = event.putObject("headers");
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
    }
    headers.put("x-forwarded-proto", "http");
    headers.put("x-forwarded-port", "" + exchange.getLocalAddress().getPort());
    event.putObject("requestContext").putObject("http").put("method", exchange.getRequestMethod());
    try {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String type = headers.path("content-type").asString("");
      boolean text = AS_TEXT.stream().anyMatch(type::startsWith);
      if (body.length > 0) {
        event.put(
            "body",
            text
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body));
      }
      event.put("isBase64Encoded", !text && body.length > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return event;
  }

  /** Fifteen minutes are left, always; nothing else is asked of it. */
  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Gateway.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals("getRemainingTimeInMillis") ? 900_000 : null);
  }
}
