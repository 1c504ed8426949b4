package dev.twinstore.client;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request once, and judges what that did. */
record Sender(HttpClient http, Json json) {
  /**
   * Sends a request and waits for its whole answer. {@link HttpRequest#timeout()} would end with
   * the headers and leave a body that stalls to wait for good, so the wait is bounded here.
   *
   * @throws InterruptedException if the thread was interrupted before anything was sent; later, the
   *     failure of the try is the interrupt, and the thread's interrupt status is set
   */
  Try send(Call call, HttpRequest request, Duration wait) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return Try.answered(call, Reply.of(pending.get(wait.toNanos(), TimeUnit.NANOSECONDS), json));
    } catch (ExecutionException e) {
      Throwable failure = e.getCause();
      return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException
          ? Try.neverSent(failure)
          : Try.neverAnswered(call, failure);
    } catch (TimeoutException e) {
      pending.cancel(true);
      return Try.neverAnswered(call, e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      return Try.neverAnswered(call, e);
    }
  }
}
