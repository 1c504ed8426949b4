package dev.twinstore.client;

import dev.twinstore.client.model.Liveness;
import dev.twinstore.client.model.Readiness;

/**
 * What the server says of itself: whether it lives, whether it is ready, what its problems mean.
 */
public final class Service {
  private final ServiceApi api;

  Service(ServiceApi api) {
    this.api = api;
  }

  /** Asks whether the server's process is alive. */
  public Liveness liveness() {
    return api.checkLiveness().required();
  }

  /**
   * Asks whether the server can do its work.
   *
   * @throws UnavailableException if it can't, which is asked again like any read
   */
  public Readiness readiness() {
    return api.checkReadiness().required();
  }

  /**
   * Reads the page about a problem, as HTML.
   *
   * @param slug the last part of the problem's type, as {@link TwinstoreException#slug()} gives it
   * @throws NotFoundException if there is no such problem
   */
  public String problemPage(String slug) {
    return api.explainProblem(slug).required();
  }
}
