package dev.twinstore.server.web;

import dev.twinstore.server.model.Problem;
import dev.twinstore.server.model.Violation;
import dev.twinstore.server.twin.Absent;
import dev.twinstore.server.twin.ForeignCursor;
import dev.twinstore.server.twin.KeyReused;
import dev.twinstore.server.twin.SweepRefused;
import dev.twinstore.server.twin.Taken;
import dev.twinstore.server.twin.Unavailable;
import dev.twinstore.server.twin.UnknownOutcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Turns whatever was thrown into a problem, once and here. */
@RestControllerAdvice
final class ProblemAdvice {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Problem> refused(Refusal refusal, HttpServletRequest request) {
    return answer(refusal.type(), refusal.getMessage(), refusal.violations(), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> absent(Absent absent, HttpServletRequest request) {
    return refused(Refusal.notFound(absent.id().value(), absent.collection()), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> taken(Taken taken, HttpServletRequest request) {
    return refused(Refusal.taken(taken), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> keyReused(KeyReused reused, HttpServletRequest request) {
    return answer(
        ProblemType.KEY_REUSED,
        "This key belongs to another request. Nothing was changed.",
        List.of(
            new Violation("reused", "belongs to another request").header(IdempotencyKey.HEADER)),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> sweepRefused(SweepRefused refused, HttpServletRequest request) {
    log.error("{}", refused.getMessage());
    return answer(ProblemType.SWEEP_REFUSED, refused.detail(), List.of(), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> foreignCursor(ForeignCursor e, HttpServletRequest request) {
    return refused(
        Refusal.invalid(
            List.of(
                new Violation(Cursor.PARAMETER, "is damaged or not of a sweep")
                    .pointer("/" + Cursor.PARAMETER))),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unavailable(Unavailable unavailable, HttpServletRequest request) {
    log.warn("{}", messages(unavailable));
    return answer(
        ProblemType.UNAVAILABLE,
        "A store did not do its part in time. No document was changed.",
        List.of(),
        request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unknownOutcome(UnknownOutcome unknown, HttpServletRequest request) {
    log.warn("{}", messages(unknown));
    return answer(
        ProblemType.UNKNOWN_OUTCOME,
        "The change may or may not have been made.",
        List.of(),
        request);
  }

  /** Tomcat throws this when the query's escapes are wrong and someone asks for a parameter. */
  @ExceptionHandler
  ResponseEntity<Problem> undecodable(InvalidParameterException e, HttpServletRequest request) {
    return answer(
        ProblemType.INVALID, "The query's percent-escapes are not valid.", List.of(), request);
  }

  /** The client has gone; nobody is left to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    log.debug("The client went away: {}", e.getMessage());
  }

  /** What goes wrong while an answer is written: a problem, as long as nothing of it was sent. */
  @ExceptionHandler
  @Nullable ResponseEntity<Problem> brokenOff(
      HttpMessageNotWritableException e, HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      log.error("An answer broke off", e);
      RequestValve.breakOff(request);
      return null;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof Unavailable unavailable) {
        return unavailable(unavailable, request);
      }
    }
    return other(e, request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> other(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse response && !response.getStatusCode().is5xxServerError()) {
      return framework(response, request);
    }
    log.error("Unexpected", e);
    return answer(
        ProblemType.INTERNAL,
        "Something went wrong inside; the server's log says what.",
        List.of(),
        request);
  }

  private static ResponseEntity<Problem> framework(
      ErrorResponse response, HttpServletRequest request) {
    int status = response.getStatusCode().value();
    String detail =
        switch (HttpStatus.valueOf(status)) {
          case NOT_FOUND -> "There is nothing at this path.";
          case METHOD_NOT_ALLOWED -> "This path does not offer " + request.getMethod() + ".";
          default -> null;
        };
    ResponseEntity.BodyBuilder answer = Problems.answer(status);
    String allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
    if (allow != null) {
      answer.header(HttpHeaders.ALLOW, allow);
    }
    return answer.body(Problems.ofStatus(status, detail).instance(request.getRequestURI()));
  }

  private static ResponseEntity<Problem> answer(
      ProblemType type,
      @Nullable String detail,
      List<Violation> violations,
      HttpServletRequest request) {
    return Problems.answer(type.status())
        .body(Problems.of(type, detail, violations).instance(request.getRequestURI()));
  }

  private static String messages(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
  }
}
