package dev.twinstore.server.twin;

/** A commit may or may not have been applied, and may still be; the client has to be told so. */
public final class UnknownOutcome extends RuntimeException {

  UnknownOutcome(String message, Throwable cause) {
    super(message, cause);
  }
}
