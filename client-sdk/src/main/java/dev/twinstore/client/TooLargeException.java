package dev.twinstore.client;

/** The body is larger than the server takes, 1 MiB (413). */
public final class TooLargeException extends RefusedException {
  TooLargeException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
