package dev.twinstore.client;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a listener of the tries of one call. */
final class Report {
  private static final System.Logger LOG = System.getLogger(AttemptListener.class.getName());

  private final Call<?> call;
  private final String requestId;
  private final AttemptListener listener;
  private long began;

  Report(Call<?> call, String requestId, AttemptListener listener) {
    this.call = call;
    this.requestId = requestId;
    this.listener = listener;
  }

  void begin() {
    began = System.nanoTime();
  }

  /** A listener that fails must not make the call fail: the change may have been made. */
  void end(int number, Try made, @Nullable Duration againIn, @Nullable TwinstoreException outcome) {
    Attempt attempt =
        new Attempt(
            call.operation(),
            call.method(),
            call.path(),
            requestId,
            number,
            made.reply() == null ? 0 : made.reply().status(),
            Duration.ofNanos(System.nanoTime() - began),
            Optional.ofNullable(made.failure()),
            Optional.ofNullable(againIn),
            Optional.ofNullable(outcome));
    try {
      listener.ended(attempt);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The listener failed at " + attempt, e);
    }
  }
}
