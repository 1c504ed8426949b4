package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * The server can't do it now, or can't be reached; nothing was changed, and trying later is safe.
 *
 * <p>The status is 503, or 0 when no answer came to a call that only reads or was never sent.
 */
public final class UnavailableException extends RefusedException {
  UnavailableException(Call<?> call, ProblemDetails details, @Nullable Throwable cause) {
    super(call, details, cause);
  }
}
