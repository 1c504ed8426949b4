package dev.twinstore.server.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of SNS as the outbox asks for, in the Query protocol that the real SDK speaks. */
public final class FakeTopic {

  private static final Pattern FIELD = Pattern.compile("(?:^|&)(Action|Name|Message)=([^&]*)");
  private static final String ANSWER = "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>";

  private final HttpServer http;
  private final List<String> published = new CopyOnWriteArrayList<>();

  /** Answers at once, until the tests end. */
  public FakeTopic() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "topic");
              thread.setDaemon(true);
              return thread;
            }));
    http.createContext("/", this::handle);
    http.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** All messages so far, as often as they came. */
  public List<String> published() {
    return List.copyOf(published);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String action = "";
      String result = "";
      Matcher field = FIELD.matcher(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      while (field.find()) {
        String value = URLDecoder.decode(field.group(2), UTF_8);
        switch (field.group(1)) {
          case "Action" -> action = value;
          case "Name" -> result = "<TopicArn>arn:aws:sns:us-east-1:0:" + value + "</TopicArn>";
          default -> {
            published.add(value);
            result = "<MessageId>" + published.size() + "</MessageId>";
          }
        }
      }
      byte[] answer = ANSWER.formatted(action, result).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "text/xml");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
