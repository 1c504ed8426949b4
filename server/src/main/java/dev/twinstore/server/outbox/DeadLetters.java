package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Unavailable;
import dev.twinstore.server.twin.UnknownOutcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that were delivered as often as they may be. Entries that they name are given up, and
 * say so; the messages stay where they are for a person to look at.
 */
record DeadLetters(Queue queue, Handler handler, OutboxMetrics metrics) {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  /**
   * Gives up some that nobody has looked at for a while; throws what the AWS SDK and the kernel
   * throw.
   *
   * @return whether there may be more
   */
  boolean giveUpSome() {
    List<Message> dead = queue.receiveDead();
    dead.forEach(this::giveUp);
    return !dead.isEmpty();
  }

  private void giveUp(Message message) {
    metrics.dead();
    try {
      message.entryOf(handler.partition()).ifPresent(handler::giveUp);
    } catch (Unavailable | UnknownOutcome e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("A dead letter could not be given up", e);
    }
  }
}
