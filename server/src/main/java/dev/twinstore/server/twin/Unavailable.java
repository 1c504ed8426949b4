package dev.twinstore.server.twin;

/** A store did not do its part within the time budget; nothing was changed. */
public final class Unavailable extends RuntimeException {

  Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  Unavailable(String message) {
    super(message);
  }
}
