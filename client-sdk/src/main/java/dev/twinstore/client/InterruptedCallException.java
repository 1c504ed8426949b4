package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * The thread was interrupted before the call could change anything; its interrupt status is set.
 *
 * <p>An interrupt after a change was sent is an {@link UnknownOutcomeException}.
 */
public final class InterruptedCallException extends RefusedException {
  InterruptedCallException(Call<?> call, ProblemDetails details, @Nullable Throwable cause) {
    super(call, details, cause);
  }
}
