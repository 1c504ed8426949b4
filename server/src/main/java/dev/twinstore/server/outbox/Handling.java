package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Unavailable;
import dev.twinstore.server.twin.UnknownOutcome;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What is done with one message: its entry is handled, and the queue told. A message is deleted
 * when it has been handled and not before.
 */
record Handling(Queue queue, Handler handler) {

  private static final Logger log = LoggerFactory.getLogger(Handling.class);

  /** A message that fails is tried again after 1 s, 2 s, 4 s, and so on. */
  private static final int MOST_DOUBLINGS = 6;

  /** What became of a message. */
  enum Fate {
    DONE,
    /** Nothing is known against it; a store was away. */
    LATER,
    /** It is none of ours, or a defect. */
    FAILED
  }

  /** Handles a message; its log lines and calls have the trace of whoever sent it. */
  Fate process(Message message) {
    message.trace().ifPresent(trace -> MDC.put("traceparent", trace));
    message.entry().ifPresent(entry -> MDC.put("requestId", entry.id()));
    try {
      Fate fate = handle(message);
      if (fate == Fate.DONE) {
        queue.done(message);
      } else if (fate == Fate.FAILED) {
        int doublings = Math.min(message.receives() - 1, MOST_DOUBLINGS);
        queue.again(message, Duration.ofSeconds(1L << doublings));
      }
      return fate;
    } catch (SdkException e) {
      log.warn("The queue did not hear that a message was handled: {}", e.getMessage());
      return Fate.LATER;
    } finally {
      MDC.remove("traceparent");
      MDC.remove("requestId");
    }
  }

  private Fate handle(Message message) {
    try {
      boolean ours =
          message.entryOf(handler.partition()).filter(id -> handler.handle(id)).isPresent();
      if (ours) {
        return Fate.DONE;
      }
      log.warn("A message is none of ours, and was received {} times", message.receives());
      return Fate.FAILED;
    } catch (Unavailable | UnknownOutcome e) {
      log.warn("A message is handled later: {}", e.getMessage());
      return Fate.LATER;
    } catch (RuntimeException e) {
      log.error("A message could not be handled, and was received {} times", message.receives(), e);
      return Fate.FAILED;
    }
  }
}
