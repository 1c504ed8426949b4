package dev.twinstore.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of the loopback that speaks the contract, and fails as told. */
final class FakeServer implements AutoCloseable {
  /** A request as it came over the wire. */
  record Request(String method, String target, Map<String, List<String>> headers, String body) {
    String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    String line() {
      return method + " " + target;
    }
  }

  /** What goes back. */
  record Response(int status, Map<String, String> headers, String body) {
    static Response problem(int status, String slug, String rest) {
      return new Response(
          status,
          Map.of("Content-Type", "application/problem+json"),
          "{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d%s}"
              .formatted(slug, slug, status, rest));
    }
  }

  final FakeItems items = new FakeItems();
  final List<Request> requests = new CopyOnWriteArrayList<>();
  final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
  private final Queue<Response> scripted = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer http;

  FakeServer() {
    // Else each answer on a kept connection waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /** The next requests fail so, in this order; those after them don't. */
  FakeServer fails(Fault... inThisOrder) {
    faults.addAll(List.of(inThisOrder));
    return this;
  }

  /** The next request gets this, and has no effect. */
  FakeServer answers(Response response) {
    scripted.add(response);
    return this;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  Request last() {
    return requests.get(requests.size() - 1);
  }

  /** A client that hardly waits between tries. */
  TwinstoreClient client() {
    return builder().build();
  }

  TwinstoreClient.Builder builder() {
    return TwinstoreClient.builder()
        .uri(uri())
        .backoff(new Backoff(Duration.ofMillis(2), Duration.ofMillis(2)));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      Response script = scripted.poll();
      if (script != null) {
        send(exchange, request, script);
        return;
      }
      Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
      Response response =
          fault.effect ? items.answer(request) : Response.problem(503, "unavailable", "");
      switch (fault) {
        case NONE, UNAVAILABLE -> send(exchange, request, response);
        case DROPPED_BEFORE_THE_EFFECT, DROPPED_AFTER_THE_EFFECT -> {}
        case CUT_SHORT_AFTER_THE_EFFECT -> {
          if (!request.method().equals("HEAD")) {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
          }
        }
        case UNKNOWN_OUTCOME_BEFORE_THE_EFFECT, UNKNOWN_OUTCOME_AFTER_THE_EFFECT ->
            send(exchange, request, Response.problem(503, "unknown-outcome", ""));
        case BAD_GATEWAY_AFTER_THE_EFFECT ->
            send(exchange, request, new Response(502, Map.of("Content-Type", "text/html"), "<p>"));
        case SILENT_AFTER_THE_EFFECT -> closed.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, Request request, Response response)
      throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("X-Request-Id", request.header("X-request-id"));
    byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
    boolean bodiless = request.method().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    http.stop(0);
    threads.shutdownNow();
  }
}
