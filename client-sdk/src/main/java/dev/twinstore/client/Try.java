package dev.twinstore.client;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request that was sent, or could not be: its reply or its failure, and what it did. */
record Try(Effect effect, @Nullable Reply reply, @Nullable Throwable failure) {
  /** What is known of the server's state after a try. */
  enum Effect {
    /** The answer says what happened. */
    DECIDED,
    /** Nothing was changed: it only reads, was never sent, or the server says so. */
    NONE,
    /** It may or may not have been made. */
    UNKNOWN
  }

  static Try answered(Call<?> call, Reply reply) {
    if (reply.status() < 500) {
      return new Try(Effect.DECIDED, reply, null);
    }
    boolean nothingChanged = call.reads() || reply.slug(call).equals("unavailable");
    return new Try(nothingChanged ? Effect.NONE : Effect.UNKNOWN, reply, null);
  }

  /** No answer came, or not all of it. A connection that was never made carried nothing. */
  static Try unanswered(Call<?> call, Throwable failure) {
    boolean nothingChanged =
        call.reads()
            || failure instanceof ConnectException
            || failure instanceof HttpConnectTimeoutException;
    return new Try(nothingChanged ? Effect.NONE : Effect.UNKNOWN, null, failure);
  }

  boolean decided() {
    return effect == Effect.DECIDED;
  }

  boolean inDoubt() {
    return effect == Effect.UNKNOWN;
  }

  Duration retryAfter() {
    return reply == null ? Duration.ZERO : reply.retryAfter();
  }
}
