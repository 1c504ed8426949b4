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
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * As much of SNS as the server asks for, in the AWS Query protocol that the real SDK speaks: topics
 * are made, and remember what is published. No emulator of SNS runs on the JVM.
 */
final class FakeTopic implements Notices {

  private static final String ANSWER =
      "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s</%1$sResult>"
          + "<ResponseMetadata><RequestId>by-a-test</RequestId></ResponseMetadata></%1$sResponse>";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Map<String, Object>> published = new CopyOnWriteArrayList<>();

  FakeTopic() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  @Override
  public List<Map<String, Object>> received() {
    return List.copyOf(published);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      String action = form.getOrDefault("Action", "");
      String result =
          switch (action) {
            case "CreateTopic" ->
                "<TopicArn>arn:aws:sns:us-east-1:000000000000:%s</TopicArn>"
                    .formatted(form.get("Name"));
            case "GetTopicAttributes" -> "<Attributes/>";
            case "Publish" -> publish(form.get("Message"));
            default -> throw new IOException("No such action here: " + action);
          };
      byte[] answer = ANSWER.formatted(action, result).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private String publish(String message) {
    published.add(Json.readObject(message));
    return "<MessageId>%d</MessageId>".formatted(published.size());
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
