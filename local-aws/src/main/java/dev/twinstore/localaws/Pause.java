package dev.twinstore.localaws;

/** A wait between two looks at something. */
final class Pause {

  private Pause() {}

  static void milliseconds(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Nothing interrupts the launcher's threads", e);
    }
  }
}
