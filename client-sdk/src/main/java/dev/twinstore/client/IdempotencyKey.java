package dev.twinstore.client;

import java.util.UUID;

/** What names a creation through all its tries, so that it is made once at most. */
record IdempotencyKey(String value) {
  static final String HEADER = "Idempotency-Key";

  /** The header's value, quotes included, has 255 characters at most. */
  private static final int LONGEST = 255;

  IdempotencyKey {
    if (!value.matches("[ -~]+") || quoted(value).length() > LONGEST) {
      throw new IllegalArgumentException(
          "An idempotency key is 1 to %d characters of printable ASCII, unlike '%s'"
              .formatted(LONGEST - 2, value));
    }
  }

  static IdempotencyKey random() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }

  /** As RFC 9651 writes a string. */
  String header() {
    return quoted(value);
  }

  private static String quoted(String value) {
    return '"' + value.replaceAll("([\"\\\\])", "\\\\$1") + '"';
  }
}
