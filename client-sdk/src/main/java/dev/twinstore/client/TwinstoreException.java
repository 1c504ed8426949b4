package dev.twinstore.client;

import dev.twinstore.client.model.Violation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not succeed, as a problem of the contract (RFC 9457). Its class says which: a
 * {@link RefusedException} changed nothing, an {@link UndecidedException} may have taken effect.
 *
 * <pre>{@code
 * try {
 *   TwinstoreClient.fromEnv().items().delete("no-such-kettle");
 * } catch (RefusedException e) {
 *   System.out.println("Nothing was changed: " + e.title());
 * } catch (UndecidedException e) {
 *   System.out.println("Read it to learn what is: " + e.requestId());
 * }
 * }</pre>
 */
public abstract sealed class TwinstoreException extends RuntimeException
    permits RefusedException, UndecidedException {
  private final ProblemDetails details;

  TwinstoreException(Call<?> call, ProblemDetails details, @Nullable Throwable cause) {
    super(sentence(call, details), cause);
    this.details = details;
  }

  private static String sentence(Call<?> call, ProblemDetails details) {
    String what =
        Stream.of(details.title(), details.detail())
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(": "));
    String wrong =
        details.violations().stream()
            .map(each -> "%s %s".formatted(place(each), each.getDetail()))
            .collect(Collectors.joining("; "));
    return "%s: %s%s [status %d, request %s]"
        .formatted(
            call,
            what,
            wrong.isEmpty() ? "" : " (" + wrong + ")",
            details.status(),
            details.requestId());
  }

  private static String place(Violation violation) {
    return Stream.of(violation.getPointer(), violation.getParameter(), violation.getHeader())
        .filter(each -> each != null)
        .findFirst()
        .orElse("body");
  }

  /** Returns the HTTP status; 0 when no answer came. */
  public final int status() {
    return details.status();
  }

  /** Returns the last part of the problem's type, such as {@code taken}; empty when it has none. */
  public final String slug() {
    return details.slug();
  }

  /** Returns the kind of problem in words. */
  public final String title() {
    return details.title();
  }

  /** Returns what happened this time; empty when the server did not say. */
  public final String detail() {
    return details.detail();
  }

  /** Returns everything that is wrong with the request; empty when that is not the problem. */
  public final List<Violation> violations() {
    return details.violations();
  }

  /** Returns the id that names the request in the server's log, also when no answer came. */
  public final String requestId() {
    return details.requestId();
  }

  /** Returns how long the server asked to wait before another try; zero when it did not. */
  public final Duration retryAfter() {
    return details.retryAfter();
  }
}
