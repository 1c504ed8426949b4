package dev.twinstore.contract.wire;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * The SDK's HTTP client in these tests: the JDK's, with every exchange shown to a {@link Watch}.
 */
public final class WatchedHttpClient extends HttpClient {

  private final HttpClient client;
  private final UnaryOperator<HttpRequest> route;
  private final Watch watch;

  /**
   * Sends with one client and shows to one watch.
   *
   * @param route says for each request where it goes
   */
  public WatchedHttpClient(HttpClient client, UnaryOperator<HttpRequest> route, Watch watch) {
    this.client = client;
    this.route = route;
    this.watch = watch;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
      throws IOException, InterruptedException {
    Bodies.Sent sent = Bodies.read(request);
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(route.apply(sent.request()), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      watch.saw(Bodies.unanswered(sent));
      throw e;
    }
    watch.saw(Bodies.answered(sent, answer));
    return Bodies.replay(answer, handler);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    // On the caller's thread, so that what the watch finds fails the test and not the request.
    try {
      return CompletableFuture.completedFuture(send(request, handler));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
    return sendAsync(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
