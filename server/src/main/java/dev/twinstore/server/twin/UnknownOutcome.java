package dev.twinstore.server.twin;

import org.jspecify.annotations.Nullable;

/** A commit may or may not have been applied, and may still be; the client has to be told so. */
public final class UnknownOutcome extends RuntimeException {

  UnknownOutcome(Commit commit, Outcome outcome) {
    this(
        "Commit %s of %s/%s may or may not have been applied"
            .formatted(commit.id(), commit.next().collection(), commit.next().id()),
        outcome.cause());
  }

  UnknownOutcome(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
