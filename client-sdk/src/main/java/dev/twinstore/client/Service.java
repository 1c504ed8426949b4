package dev.twinstore.client;

import dev.twinstore.client.model.Liveness;
import dev.twinstore.client.model.Readiness;

/**
 * What the server says of itself: whether it lives, whether it is ready, what its problems mean.
 */
public final class Service {
  private final Exchange exchange;

  Service(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Asks whether the server's process is alive.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public Liveness liveness() {
    return exchange.send(ServiceApi.checkLiveness()).required();
  }

  /**
   * Asks whether the server can do its work.
   *
   * @throws UnavailableException if it can't, which is asked again like any read
   */
  public Readiness readiness() {
    return exchange.send(ServiceApi.checkReadiness()).required();
  }

  /**
   * Reads the page about a problem, as HTML.
   *
   * @param slug the last part of the problem's type, as {@link TwinstoreException#slug()} gives it
   * @throws NotFoundException if there is no such problem
   * @throws InvalidRequestException if the slug can't be one
   */
  public String problemPage(String slug) {
    return exchange.send(ServiceApi.explainProblem(slug)).required();
  }
}
