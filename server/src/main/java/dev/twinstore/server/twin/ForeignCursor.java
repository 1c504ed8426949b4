package dev.twinstore.server.twin;

/** A cursor that no page of a sweep gave; nothing was changed. */
public final class ForeignCursor extends RuntimeException {

  ForeignCursor() {
    super("This is no cursor of a sweep");
  }
}
