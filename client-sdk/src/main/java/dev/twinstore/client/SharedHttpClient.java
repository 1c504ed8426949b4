package dev.twinstore.client;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * The HTTP client of all clients that were given none. It is one for the process, because each has
 * a thread and connections of its own, and a client of Twinstore is to cost nothing.
 */
final class SharedHttpClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** HTTP/1.1, because a refused upgrade to HTTP/2 tells nothing and costs a header each time. */
  static final HttpClient INSTANCE =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  private SharedHttpClient() {}
}
