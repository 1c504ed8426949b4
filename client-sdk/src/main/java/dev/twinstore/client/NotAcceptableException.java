package dev.twinstore.client;

/** The server offers none of the media types that were asked for (406). */
public final class NotAcceptableException extends RefusedException {
  NotAcceptableException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
