package dev.twinstore.contract.fuzz;

/** What has to become of a request. */
enum Expected {
  /** Nothing in it is refused as invalid; the state of what it asks for may still be another. */
  TAKEN(200),
  /** 400, and the place is named, and no other. */
  REFUSED(400),
  /** The one or the other. */
  EITHER(200),
  NOT_ACCEPTABLE(406),
  TOO_LARGE(413),
  UNSUPPORTED(415);

  private final int status;

  Expected(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
