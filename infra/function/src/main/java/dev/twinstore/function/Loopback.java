package dev.twinstore.function;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks the server inside. */
final class Loopback {

  private static final String HOST = "host";

  /** What the API is called by whoever asks; from a client it would be a lie. */
  private static final String PUBLIC_HOST = "x-forwarded-host";

  /** About a connection, and not for the server at the end of another; the client makes its own. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          HOST,
          "transfer-encoding",
          "upgrade",
          PUBLIC_HOST);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  Loopback(URI server) {
    this.server = server;
  }

  Answer ask(Request request) throws IOException {
    BodyPublisher body =
        request.body().length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(request.body());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(server + request.target()))
            .method(request.method(), body);
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                builder.header(name, value);
              }
            });
    String host = request.headers().get(HOST);
    if (host != null) {
      builder.header(PUBLIC_HOST, host);
    }
    try {
      HttpResponse<byte[]> response = http.send(builder.build(), BodyHandlers.ofByteArray());
      Map<String, String> headers = new TreeMap<>();
      response
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                  headers.put(name, String.join(", ", values));
                }
              });
      return new Answer(response.statusCode(), headers, response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while the server was at work", e);
    }
  }
}
