package dev.twinstore.client;

/** The document is not in the state that the precondition asks for; nothing was changed (412). */
public final class PreconditionFailedException extends RefusedException {
  PreconditionFailedException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
