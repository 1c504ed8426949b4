package dev.twinstore.client;

/** The id or a unique name belongs to another document; {@link #violations()} says which (409). */
public final class TakenException extends RefusedException {
  TakenException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
