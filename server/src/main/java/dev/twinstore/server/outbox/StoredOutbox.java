package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Entries;
import dev.twinstore.server.twin.Entry;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.twin.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Sends entries that are due, at once or later, and marks them as sent. */
final class StoredOutbox implements Outbox {

  private static final Logger log = LoggerFactory.getLogger(StoredOutbox.class);

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int BATCH = 100;

  private final Entries entries;
  private final Map<String, Channel> channels;
  private final Clock clock;
  private final Set<String> away = ConcurrentHashMap.newKeySet();

  /**
   * @param channels by the partition whose entries they take
   */
  StoredOutbox(Entries entries, Map<String, Channel> channels, Clock clock) {
    this.entries = entries;
    this.channels = Map.copyOf(channels);
    this.clock = clock;
  }

  @Override
  public boolean takes(String partition) {
    return channels.containsKey(partition);
  }

  /** Nothing is tried on a channel that was away a moment ago: a client waits for its answer. */
  @Override
  public void send(List<EntryChange> written) {
    for (EntryChange change : written) {
      Channel channel = channels.get(change.partition());
      if (change.due()
          && channel != null
          && channel.isOpen()
          && !away.contains(change.partition())) {
        send(channel, change.partition(), change.id(), change.content());
      }
    }
  }

  /** Sends what is due and nobody else is about to send. */
  void sendDue() {
    for (Map.Entry<String, Channel> each : channels.entrySet()) {
      String partition = each.getKey();
      away.remove(partition);
      if (each.getValue().isOpen()) {
        sendDue(partition, each.getValue());
      }
    }
  }

  private void sendDue(String partition, Channel channel) {
    for (String id : entries.due(partition, BATCH)) {
      Optional<Entry> due = entries.lease(partition, id, LEASE);
      if (due.isPresent() && !send(channel, partition, id, due.get().content())) {
        return;
      }
    }
  }

  private boolean send(Channel channel, String partition, String id, Content content) {
    try {
      channel.send(id, content);
      Optional<Content> left = channel.left(content);
      if (left.isPresent()) {
        entries.sent(partition, id, left.get(), clock.instant().plus(KEPT));
      } else {
        entries.sent(partition, id);
      }
      return true;
    } catch (SdkException e) {
      if (away.add(partition)) {
        log.warn("{} did not take a message, which is sent later: {}", channel, e.getMessage());
      }
    } catch (Unavailable e) {
      log.warn("{} may get a message twice: {}", channel, e.getMessage());
    }
    return false;
  }
}
