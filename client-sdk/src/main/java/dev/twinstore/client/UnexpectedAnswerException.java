package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * The answer is none that the contract has: a failure within the server, or an answer of something
 * that is not Twinstore. A status of 2xx means that the change was made and only its answer could
 * not be understood.
 */
public final class UnexpectedAnswerException extends UndecidedException {
  UnexpectedAnswerException(Call<?> call, ProblemDetails details, @Nullable Throwable cause) {
    super(call, details, cause);
  }
}
