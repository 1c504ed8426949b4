package dev.twinstore.server.twin;

/** Judges a document's current state before it is deleted; what it throws keeps it. */
@FunctionalInterface
public interface Check {

  void accept(Document current);
}
