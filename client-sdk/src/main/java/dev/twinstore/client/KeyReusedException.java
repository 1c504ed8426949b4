package dev.twinstore.client;

/** The idempotency key belongs to another request; nothing was changed (422). */
public final class KeyReusedException extends RefusedException {
  KeyReusedException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
