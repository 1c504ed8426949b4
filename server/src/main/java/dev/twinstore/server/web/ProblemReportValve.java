package dev.twinstore.server.web;

import dev.twinstore.server.model.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Tells as problems what the container refuses by itself, before any of our code is asked. */
final class ProblemReportValve extends ErrorReportValve {

  private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

  private final JsonMapper mapper = WebConfiguration.exact(JsonMapper.builder()).build();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
      // The container's word for CONNECT. A tunnel is no resource, so it offers no method at all.
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      response.setHeader(HttpHeaders.ALLOW, "");
    }
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    if (thrown != null && status >= 500) {
      log.error("Unexpected", thrown);
    }
    Problem problem = Problems.ofStatus(status, detail(status)).instance(request.getRequestURI());
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      byte[] body = mapper.writeValueAsBytes(problem);
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      log.debug("The client went away: {}", e.getMessage());
    }
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "The request line, the path's percent-escapes or a header is not as HTTP asks.";
      case 405 -> "This method is not offered.";
      default -> "The server can't take this request.";
    };
  }
}
