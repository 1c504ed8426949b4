package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * The change may or may not have been made. Read the document to learn which; a creation can be
 * asked for again under the same idempotency key.
 *
 * <p>Either the server said so (status 503), or its answer never came (status 0), or something in
 * between answered in its place. {@link #getCause()} tells more: when a later try was refused after
 * an earlier one that may have been made, it is that refusal.
 */
public final class UnknownOutcomeException extends UndecidedException {
  UnknownOutcomeException(Call<?> call, ProblemDetails details, @Nullable Throwable cause) {
    super(call, details, cause);
  }
}
