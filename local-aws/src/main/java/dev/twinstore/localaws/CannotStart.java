package dev.twinstore.localaws;

/** Why the endpoints are not there, told to a user: what, which one, and what to do about it. */
class CannotStart extends Exception {

  CannotStart(String message) {
    super(message);
  }

  CannotStart(String message, Throwable cause) {
    super(message + " (" + cause + ")", cause);
  }
}
