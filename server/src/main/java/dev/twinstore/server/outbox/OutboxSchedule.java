package dev.twinstore.server.outbox;

import dev.twinstore.server.background.BackgroundThread;
import dev.twinstore.server.twin.TwinStore;
import dev.twinstore.server.twin.Unavailable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Opens the channels at start, then looks now and then for what is still due. A channel that is
 * missing, or is not what it should be, ends the process, as a missing table does; one that does
 * not answer is waited for.
 */
final class OutboxSchedule extends BackgroundThread {

  private static final Logger log = LoggerFactory.getLogger(OutboxSchedule.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

  private final Collection<Channel> channels;
  private final StoredOutbox outbox;
  private final TwinStore store;
  private final Duration every;

  OutboxSchedule(
      Collection<Channel> channels, StoredOutbox outbox, TwinStore store, Duration every) {
    super("outbox", !channels.isEmpty(), LONGEST_FAREWELL);
    this.channels = List.copyOf(channels);
    this.outbox = outbox;
    this.store = store;
    this.every = every;
  }

  /** When the server stops, what is due is left to others, or to the next start. */
  @Override
  protected void work() throws InterruptedException {
    for (Channel channel : channels) {
      open(channel);
    }
    while (!store.health().prepared()) {
      Thread.sleep(PAUSE.toMillis());
    }
    while (isWanted() && !every.isZero()) {
      turn();
      Thread.sleep(every.toMillis());
    }
  }

  private void open(Channel channel) throws InterruptedException {
    boolean told = false;
    while (!channel.isOpen()) {
      try {
        List<String> faults = channel.open();
        if (!faults.isEmpty()) {
          log.error(
              "Can't start: {}. Make what is missing, or set TWINSTORE_PROVISION=true to have it"
                  + " made.",
              String.join("; ", faults));
          System.exit(1);
        }
        log.info("{} is usable", channel);
      } catch (SdkException e) {
        if (!told) {
          log.warn("Waiting for {}: {}", channel, e.getMessage());
          told = true;
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }

  private void turn() {
    try {
      outbox.sendDue();
    } catch (Unavailable e) {
      log.warn("What is due is looked for again in {}: {}", every, e.getMessage());
    } catch (RuntimeException e) {
      if (isWanted()) {
        log.error("What is due is looked for again in {}", every, e);
      }
    }
  }
}
