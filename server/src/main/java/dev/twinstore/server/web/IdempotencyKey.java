package dev.twinstore.server.web;

/**
 * The key that a client gives a creation, so that it can send it again without creating twice
 * (draft-ietf-httpapi-idempotency-key-header). The draft asks for a string of RFC 9651; the same
 * name without quotes is the same key.
 */
record IdempotencyKey(String value) {

  static final String HEADER = "Idempotency-Key";

  /** What the answer to a repetition is marked with. */
  static final String REPLAYED = "Idempotency-Replayed";

  private static final char ESCAPE = '\\';

  /**
   * @param header the header's value, well-formed
   */
  static IdempotencyKey of(String header) {
    if (!header.startsWith("\"")) {
      return new IdempotencyKey(header);
    }
    StringBuilder value = new StringBuilder();
    for (int i = 1; i < header.length() - 1; i++) {
      // RFC 9651, 3.3.3: a backslash stands before a quote or another backslash.
      if (header.charAt(i) == ESCAPE) {
        i++;
      }
      value.append(header.charAt(i));
    }
    return new IdempotencyKey(value.toString());
  }
}
