package dev.twinstore.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** How the SDK names itself to servers, by its version and that of its JDK (RFC 9110, 10.1.5). */
final class UserAgent {
  static final String VALUE =
      "twinstore-client/%s java/%s".formatted(version(), Runtime.version().feature());

  private UserAgent() {}

  /** The build writes it, so that it is there in a jar of many jars and in a native image too. */
  private static String version() {
    try (InputStream file = UserAgent.class.getResourceAsStream("version.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
