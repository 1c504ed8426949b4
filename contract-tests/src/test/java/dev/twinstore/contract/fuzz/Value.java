package dev.twinstore.contract.fuzz;

/**
 * What is sent in a place.
 *
 * @param text JSON in a body, plain elsewhere
 */
record Value(String text, Expected expected) {

  static Value taken(String text) {
    return new Value(text, Expected.TAKEN);
  }

  static Value refused(String text) {
    return new Value(text, Expected.REFUSED);
  }

  static Value either(String text) {
    return new Value(text, Expected.EITHER);
  }
}
