package dev.twinstore.contract.proof.history;

import java.util.Optional;

/**
 * One thing that a client asked of one document.
 *
 * @param invoked nanoseconds of any one clock, before the request was sent
 * @param returned by the same clock, after the answer came or was given up
 * @param ifMatch the ETag on which it depended
 * @param value what a write was to make the document hold; no two writes share one
 */
public record Operation(
    int client,
    Kind kind,
    String id,
    long invoked,
    long returned,
    Optional<String> ifMatch,
    Optional<String> value,
    Answer answer) {

  public Operation {
    if (invoked > returned) {
      throw new IllegalArgumentException("Answered before it was asked: " + kind + " of " + id);
    }
    if (kind.makes() != value.isPresent()) {
      throw new IllegalArgumentException("A write has a value, and nothing else has: " + kind);
    }
  }

  /** The same, with another answer. */
  Operation answered(Answer other) {
    return new Operation(client, kind, id, invoked, returned, ifMatch, value, other);
  }

  boolean unknown() {
    return answer == Told.UNKNOWN;
  }

  /** The latest moment at which it can have taken effect. */
  long effectiveBy() {
    return unknown() ? Long.MAX_VALUE : returned;
  }

  @Override
  public String toString() {
    return "%s %s%s%s by client %d in [%d, %d]: %s"
        .formatted(
            kind,
            id,
            value.map(" to "::concat).orElse(""),
            ifMatch.map(" if "::concat).orElse(""),
            client,
            invoked,
            returned,
            answer);
  }
}
