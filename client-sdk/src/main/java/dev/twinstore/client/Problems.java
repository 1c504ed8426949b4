package dev.twinstore.client;

import dev.twinstore.client.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what came back, or did not, into the exception that says so. */
final class Problems {
  private final Call<?> call;
  private final String requestId;

  Problems(Call<?> call, String requestId) {
    this.call = call;
    this.requestId = requestId;
  }

  static String slugOf(int status) {
    return switch (status) {
      case 400 -> "invalid";
      case 404 -> "not-found";
      case 405 -> "method-not-allowed";
      case 406 -> "not-acceptable";
      case 412 -> "precondition-failed";
      case 503 -> "unavailable";
      default -> "";
    };
  }

  /** The exception of an answer that is not a success. */
  TwinstoreException refused(Reply reply) {
    ProblemDetails details = details(reply);
    return switch (details.slug()) {
      case "invalid" -> new InvalidRequestException(call, details);
      case "not-found" -> new NotFoundException(call, details);
      case "method-not-allowed" -> new MethodNotAllowedException(call, details);
      case "not-acceptable" -> new NotAcceptableException(call, details);
      case "key-reused" -> new KeyReusedException(call, details);
      case "sweep-refused" -> new SweepRefusedException(call, details);
      case "taken" -> new TakenException(call, details);
      case "precondition-failed" -> new PreconditionFailedException(call, details);
      case "too-large" -> new TooLargeException(call, details);
      case "unsupported-media-type" -> new UnsupportedMediaTypeException(call, details);
      case "unavailable" -> new UnavailableException(call, details, null);
      case "unknown-outcome" ->
          call.reads()
              ? new UnavailableException(call, details, null)
              : new UnknownOutcomeException(call, details, null);
      default -> new UnexpectedAnswerException(call, details, null);
    };
  }

  UnexpectedAnswerException misunderstood(Reply reply, @Nullable Throwable cause) {
    return new UnexpectedAnswerException(
        call,
        new ProblemDetails(
            reply.status(),
            "",
            "The answer is not what the contract says",
            cause == null ? "It has no body." : String.valueOf(cause.getMessage()),
            List.of(),
            requestId(reply),
            Duration.ZERO),
        cause);
  }

  UnavailableException unreachable(Throwable cause) {
    return new UnavailableException(
        call, details("unavailable", "The server can't be reached", cause), cause);
  }

  InterruptedCallException interrupted(@Nullable Throwable cause) {
    return new InterruptedCallException(
        call, details("", "Interrupted before anything was changed", cause), cause);
  }

  /** After a try whose effect nobody knows: the last answer, if any, is told along. */
  UnknownOutcomeException unknown(@Nullable Reply reply, @Nullable Throwable cause) {
    if (reply == null) {
      return new UnknownOutcomeException(
          call,
          details("unknown-outcome", "The change may or may not have been made", cause),
          cause);
    }
    TwinstoreException refusal = refused(reply);
    return refusal instanceof UnknownOutcomeException unknown
        ? unknown
        : new UnknownOutcomeException(
            call,
            new ProblemDetails(
                reply.status(),
                "unknown-outcome",
                "The change may or may not have been made",
                "The last try was answered otherwise: " + refusal.title(),
                refusal.violations(),
                refusal.requestId(),
                refusal.retryAfter()),
            refusal);
  }

  private ProblemDetails details(Reply reply) {
    Problem problem = reply.problem() == null ? new Problem() : reply.problem();
    List<dev.twinstore.client.model.Violation> errors = problem.getErrors();
    return new ProblemDetails(
        reply.status(),
        reply.slug(call),
        Objects.requireNonNullElse(problem.getTitle(), "HTTP status " + reply.status()),
        Objects.requireNonNullElse(problem.getDetail(), ""),
        errors == null ? List.of() : List.copyOf(errors),
        requestId(reply),
        reply.retryAfter());
  }

  private ProblemDetails details(String slug, String title, @Nullable Throwable cause) {
    return new ProblemDetails(
        0, slug, title, cause == null ? "" : cause.toString(), List.of(), requestId, Duration.ZERO);
  }

  private String requestId(Reply reply) {
    return reply.headers().firstValue(Reply.REQUEST_ID).orElse(requestId);
  }
}
