package dev.twinstore.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client was built with, checked. The base has no slash at its end. */
record ClientSettings(
    @Nullable URI uri,
    Duration requestTimeout,
    Duration totalTimeout,
    int maxAttempts,
    Backoff backoff,
    AttemptListener listener) {
  ClientSettings {
    if (uri == null) {
      throw new IllegalArgumentException("uri is not set; it is where the server is");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!Set.of("http", "https").contains(scheme)
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "uri must be http:// or https:// and a host, without user, query or fragment, unlike '%s'"
              .formatted(uri));
    }
    requirePositive("requestTimeout", requestTimeout);
    requirePositive("totalTimeout", totalTimeout);
    if (maxAttempts < 1 || maxAttempts > 20) {
      throw new IllegalArgumentException("maxAttempts must be 1 to 20, unlike " + maxAttempts);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative() || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          "%s must be more than zero and a day at most, unlike %s".formatted(name, value));
    }
  }

  String base() {
    return String.valueOf(uri).replaceFirst("/+$", "");
  }
}
