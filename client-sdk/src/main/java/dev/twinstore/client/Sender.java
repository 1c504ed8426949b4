package dev.twinstore.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request once, and judges what that did. {@link HttpRequest#timeout()} would end with
 * the headers and leave a body that stalls to wait for good, so the wait is bounded here.
 */
record Sender(HttpClient http, Json json) {
  /**
   * Sends a request and waits for its whole answer.
   *
   * @throws InterruptedException if the thread was interrupted before anything was sent; later, the
   *     failure of the try is the interrupt, and the thread's interrupt status is set
   */
  Try send(Call<?> call, HttpRequest request, Duration wait) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return Try.answered(call, Reply.of(pending.get(wait.toNanos(), TimeUnit.NANOSECONDS), json));
    } catch (ExecutionException e) {
      return Try.unanswered(call, e.getCause());
    } catch (TimeoutException e) {
      pending.cancel(true);
      return Try.unanswered(call, e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      return Try.unanswered(call, e);
    }
  }

  /** Sends a request and returns at once; the future never fails, and ends with the wait. */
  CompletableFuture<Try> sendAsync(Call<?> call, HttpRequest request, Duration wait) {
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    CompletableFuture<HttpResponse<byte[]>> bounded =
        pending.copy().orTimeout(wait.toNanos(), TimeUnit.NANOSECONDS);
    CompletableFuture<Try> made =
        bounded.handle((response, failure) -> made(call, response, failure));
    made.whenComplete((end, failure) -> pending.cancel(true));
    return made;
  }

  private Try made(
      Call<?> call, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
    if (response != null) {
      return Try.answered(call, Reply.of(response, json));
    }
    return Try.unanswered(call, Pending.reason(failure));
  }
}
