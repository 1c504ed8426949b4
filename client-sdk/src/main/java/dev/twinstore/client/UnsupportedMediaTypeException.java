package dev.twinstore.client;

/** The server does not take a body of this media type (415). */
public final class UnsupportedMediaTypeException extends RefusedException {
  UnsupportedMediaTypeException(Call<?> call, ProblemDetails details) {
    super(call, details, null);
  }
}
