package dev.twinstore.movingin;

/** Something found can't be a document here; the message says why. */
final class NotTakable extends Exception {

  private static final long serialVersionUID = 1L;

  NotTakable(String why) {
    super(why);
  }
}
