package dev.twinstore.localaws;

/** A port that something else listens on. */
final class PortTaken extends CannotStart {

  PortTaken(String server, String option, int port) {
    super(
        "%s cannot listen on port %d, because something else does. Stop that, or choose another port with %s N (0: any free one)."
            .formatted(server, port, option));
  }
}
