package dev.twinstore.client;

/** The server does not offer this operation here (405). */
public final class MethodNotAllowedException extends RefusedException {
  MethodNotAllowedException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
