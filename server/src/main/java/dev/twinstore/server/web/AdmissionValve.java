package dev.twinstore.server.web;

import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.SemaphoreValve;

/**
 * Lets a number of requests do their work at once, and the others wait their turn. Where threads
 * are virtual there is no end of them, but there is one of memory and of connections to AWS; and a
 * request's time budget runs only once it has its turn. Health and metrics take no turn: they tell
 * how it is when all turns are taken.
 */
final class AdmissionValve extends SemaphoreValve {

  /** As many as Tomcat has threads where they are not virtual; fewer than connections to AWS. */
  private static final int AT_ONCE = 200;

  private static final Set<String> AT_ANY_TIME = Set.of("/livez", "/readyz", "/metrics");

  AdmissionValve() {
    setConcurrency(AT_ONCE);
    setFairness(true);
  }

  /** What the container refuses by itself may have no path. */
  @Override
  public boolean controlConcurrency(Request request, Response response) {
    String path = request.getRequestURI();
    return path == null || !AT_ANY_TIME.contains(path);
  }
}
