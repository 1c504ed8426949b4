package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * The state that a document must be in for a call to go on (RFC 9110, 13.1).
 *
 * @param ifMatch the value of {@code If-Match}, sent as it is
 * @param ifNoneMatch the value of {@code If-None-Match}, sent as it is
 */
public record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
  /** Any state will do. */
  public static final Precondition NONE = new Precondition(null, null);

  /** Goes on only if one of these ETags is the current one; {@code *} stands for any. */
  public static Precondition ifMatch(String... etags) {
    return new Precondition(String.join(", ", etags), null);
  }

  /** Goes on only if none of these ETags is the current one; {@code *} stands for any. */
  public static Precondition ifNoneMatch(String... etags) {
    return new Precondition(null, String.join(", ", etags));
  }
}
