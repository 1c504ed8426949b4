package dev.twinstore.samples;

/** A file can't be read as reports of dragons; the message says where and why. */
final class BrokenFile extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenFile(String place, String why) {
    super(place + ": " + why);
  }
}
