package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * The call may have taken effect, if it was one that changes something. Read the document to learn
 * which, before the change is made again.
 */
public abstract sealed class UndecidedException extends TwinstoreException
    permits UnknownOutcomeException, UnexpectedAnswerException {
  UndecidedException(Call<?> call, ProblemDetails details, @Nullable Throwable cause) {
    super(call, details, cause);
  }
}
