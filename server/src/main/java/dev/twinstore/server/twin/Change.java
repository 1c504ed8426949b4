package dev.twinstore.server.twin;

/**
 * Makes a document's new content out of its current state. It is asked again, with the newer state,
 * whenever another write came first; so it must depend on nothing else. What it throws ends the
 * update with nothing changed.
 */
@FunctionalInterface
public interface Change {

  /**
   * @return the new content; or the current one, the same instance, when nothing is to be written
   */
  Content apply(Document current);
}
