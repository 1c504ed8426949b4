package dev.twinstore.server.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What every request gets, those that the container answers by itself included: an id in the answer
 * and in the log, and one line of log. It logs no query and no body, since they hold what clients
 * keep here.
 */
final class RequestValve extends ValveBase {

  static final String REQUEST_ID = "X-Request-Id";

  private static final Logger log = LoggerFactory.getLogger(RequestValve.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  /** W3C Trace Context, 3.2, version 00; ids of zeros only are invalid. */
  private static final Pattern TRACE =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final String BROKEN_OFF = RequestValve.class.getName() + ".brokenOff";
  private static final String OPERATION = RequestValve.class.getName() + ".operation";

  /** What is none of the contract's operations: unknown paths, the browser's page. */
  private static final String NONE = "none";

  private final RequestMetrics metrics;

  RequestValve(RequestMetrics metrics) {
    super(true);
    this.metrics = metrics;
  }

  /** Says which operation of the contract a request is for. */
  static void isFor(Operation operation, HttpServletRequest request) {
    request.setAttribute(OPERATION, operation.id());
  }

  /**
   * Cuts the connection instead of ending the answer: too late for a status, this is how a client
   * sees that what it has is not all.
   */
  static void breakOff(HttpServletRequest request) {
    request.setAttribute(BROKEN_OFF, true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    long start = System.nanoTime();
    String sent = request.getHeader(REQUEST_ID);
    String requestId =
        sent != null && ID.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    String trace = request.getHeader("traceparent");
    response.setHeader(REQUEST_ID, requestId);
    response.setHeader("X-Content-Type-Options", "nosniff");
    // Nothing here is shared with other origins. Were it left, Spring would answer a preflight with
    // a 403 of its own instead of the OPTIONS that the contract describes.
    request.getCoyoteRequest().getMimeHeaders().removeHeader("Access-Control-Request-Method");
    if (request.getMethod() != null && request.getMethod().equals("TRACE")) {
      // The servlet API would echo it. Methods are case-sensitive (RFC 9110, 9.1): this one is
      // offered nowhere, and is refused with each resource's own Allow.
      request.getCoyoteRequest().setMethod("trace");
    }
    MDC.put("requestId", requestId);
    if (trace != null && TRACE.matcher(trace).matches()) {
      MDC.put("traceparent", trace);
    }
    try {
      getNext().invoke(request, response);
      if (request.getAttribute(BROKEN_OFF) != null) {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
      }
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Object operation = request.getAttribute(OPERATION);
      String id = operation == null ? NONE : operation.toString();
      metrics.answered(id, response.getStatus(), took);
      log.atInfo()
          .addKeyValue("operation", id)
          .addKeyValue("status", response.getStatus())
          .addKeyValue("millis", took.toMillis())
          .log(
              "{} {} {} {} ms",
              request.getMethod(),
              request.getRequestURI(),
              response.getStatus(),
              took.toMillis());
      MDC.remove("requestId");
      MDC.remove("traceparent");
    }
  }
}
