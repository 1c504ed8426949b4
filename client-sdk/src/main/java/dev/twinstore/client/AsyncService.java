package dev.twinstore.client;

import dev.twinstore.client.model.Liveness;
import dev.twinstore.client.model.Readiness;
import java.util.concurrent.CompletableFuture;

/**
 * What the server says of itself: whether it lives, whether it is ready, what its problems mean;
 * asked without waiting. What a method is said to throw is what its future fails with.
 */
public final class AsyncService {
  private final Exchange exchange;

  AsyncService(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Asks whether the server's process is alive.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<Liveness> liveness() {
    return exchange.sendAsync(ServiceApi.checkLiveness(), Answer::required);
  }

  /**
   * Asks whether the server can do its work.
   *
   * @throws UnavailableException if it can't, which is asked again like any read
   */
  public CompletableFuture<Readiness> readiness() {
    return exchange.sendAsync(ServiceApi.checkReadiness(), Answer::required);
  }

  /**
   * Reads the page about a problem, as HTML.
   *
   * @param slug the last part of the problem's type, as {@link TwinstoreException#slug()} gives it
   * @throws NotFoundException if there is no such problem
   * @throws InvalidRequestException if the slug can't be one
   */
  public CompletableFuture<String> problemPage(String slug) {
    return exchange.sendAsync(ServiceApi.explainProblem(slug), Answer::required);
  }
}
