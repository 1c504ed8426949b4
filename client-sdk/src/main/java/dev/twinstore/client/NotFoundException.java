package dev.twinstore.client;

/** There is no such document (404). */
public final class NotFoundException extends RefusedException {
  NotFoundException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
