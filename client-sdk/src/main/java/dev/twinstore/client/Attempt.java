package dev.twinstore.client;

import java.time.Duration;
import java.util.Optional;

/**
 * One request of a call, and what came of it.
 *
 * @param operation the contract's name of the operation, such as {@code readItem}: a label of which
 *     there are few
 * @param method the HTTP method
 * @param path the path, ids included: for logs, and never a label
 * @param requestId what names the call in the server's log, the same for all its attempts
 * @param number 1 for the first attempt of the call
 * @param status the HTTP status; 0 when no answer came
 * @param took how long it took until its answer was there in full, or the wait was over
 * @param failure why no answer came
 * @param againIn the pause before the next attempt; empty on the last one
 * @param outcome what the caller is told; empty when the call succeeded, or goes on
 */
public record Attempt(
    String operation,
    String method,
    String path,
    String requestId,
    int number,
    int status,
    Duration took,
    Optional<Throwable> failure,
    Optional<Duration> againIn,
    Optional<TwinstoreException> outcome) {
  /** Returns whether the call ended with it. */
  public boolean last() {
    return againIn.isEmpty();
  }
}
