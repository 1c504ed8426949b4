package dev.twinstore.client;

/**
 * Something in the request is not as the contract asks; {@link #violations()} lists all of it
 * (400).
 */
public final class InvalidRequestException extends RefusedException {
  InvalidRequestException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
