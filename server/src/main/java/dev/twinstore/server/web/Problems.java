package dev.twinstore.server.web;

import dev.twinstore.server.model.Problem;
import dev.twinstore.server.model.Violation;
import dev.twinstore.server.twin.Taken;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Makes problems (RFC 9457) and the answers that carry them. */
public final class Problems {

  /** Seconds until a request that met an absent store is worth repeating. */
  static final String RETRY_AFTER = "1";

  private Problems() {}

  static Problem of(ProblemType type, @Nullable String detail, List<Violation> violations) {
    Problem problem = new Problem(type.uri(), type.title(), type.status()).detail(detail);
    return violations.isEmpty() ? problem : problem.errors(violations);
  }

  /** What an answer to a refused creation says, for those who are told otherwise. */
  public static Problem of(Taken taken) {
    return of(Refusal.taken(taken));
  }

  /** A request was taken, and could not be done however often it was tried. */
  public static Problem givenUp() {
    return of(
        ProblemType.GIVEN_UP, "It was tried as often as it may be. Nothing was added.", List.of());
  }

  static Problem of(Refusal refusal) {
    return of(refusal.type(), refusal.getMessage(), refusal.violations());
  }

  /** A problem of the status alone, as only the container answers with (RFC 9457, 4.2.1). */
  static Problem ofStatus(int status, @Nullable String detail) {
    return ProblemType.ofStatus(status)
        .map(type -> of(type, detail, List.of()))
        .orElseGet(() -> new Problem("about:blank", reason(status), status).detail(detail));
  }

  static ResponseEntity.BodyBuilder answer(int status) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    return status == HttpStatus.SERVICE_UNAVAILABLE.value()
        ? answer.header("Retry-After", RETRY_AFTER)
        : answer;
  }

  private static String reason(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return known == null ? "Status " + status : known.getReasonPhrase();
  }
}
