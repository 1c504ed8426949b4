package dev.twinstore.server.twin;

/** A sweep that would do harm, or may; nothing was changed by the page that threw it. */
public final class SweepRefused extends RuntimeException {

  SweepRefused(String message) {
    super(message);
  }
}
