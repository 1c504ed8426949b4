package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Entries;
import dev.twinstore.server.twin.Entry;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.twin.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends entries that are due, at once or later. One that is told by being sent is marked as sent.
 * One that waits for an answer stays due until somebody settles it, and is sent again when nobody
 * has: a queue may lose what it was given.
 */
final class StoredOutbox implements Outbox {

  private static final Logger log = LoggerFactory.getLogger(StoredOutbox.class);

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int BATCH = 100;

  /** A look ends after so many batches; the next one goes on from there. */
  private static final int BATCHES = 10;

  private final Entries entries;
  private final Map<String, Channel> channels;
  private final Duration again;
  private final OutboxMetrics metrics;
  private final Clock clock;
  private final Map<String, String> positions = new ConcurrentHashMap<>();
  private final Set<String> away = ConcurrentHashMap.newKeySet();

  /**
   * @param channels by the partition whose entries they take
   * @param again how long after it was sent an entry that waits for an answer is sent again
   */
  StoredOutbox(
      Entries entries,
      Map<String, Channel> channels,
      Duration again,
      OutboxMetrics metrics,
      Clock clock) {
    this.entries = entries;
    this.channels = Map.copyOf(channels);
    this.again = again;
    this.metrics = metrics;
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
        send(channel, change.partition(), change.id(), change.content(), again);
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

  /**
   * What others have leased is passed over, so that it is never in the way of what is behind it.
   */
  private void sendDue(String partition, Channel channel) {
    Optional<String> position = Optional.ofNullable(positions.remove(partition));
    int found = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      Entries.Due due = entries.due(partition, position, BATCH);
      found += due.ids().size();
      metrics.due(partition, found);
      for (String id : due.ids()) {
        Optional<Entry> leased = entries.lease(partition, id, LEASE);
        if (leased.isPresent() && !send(channel, leased.get())) {
          return;
        }
      }
      position = due.next();
      if (position.isEmpty()) {
        return;
      }
    }
    position.ifPresent(next -> positions.put(partition, next));
  }

  private boolean send(Channel channel, Entry entry) {
    return send(channel, entry.partition(), entry.id(), entry.content(), patience(entry));
  }

  /** As long as it has waited already, so that a long queue is not filled with repetitions. */
  private Duration patience(Entry entry) {
    Duration age = Duration.between(entry.writtenAt(), clock.instant());
    return Collections.max(List.of(again, Collections.min(List.of(age, LONGEST_WAIT))));
  }

  /**
   * @param patience how long to leave it alone then, where it waits for an answer
   */
  private boolean send(
      Channel channel, String partition, String id, Content content, Duration patience) {
    try {
      channel.send(id, content);
      metrics.sent(partition);
      Optional<Content> left = channel.left(content);
      if (left.isPresent()) {
        entries.sent(partition, id, left.get(), clock.instant().plus(KEPT));
      } else {
        entries.postpone(partition, id, patience);
      }
      return true;
    } catch (SdkException e) {
      metrics.unsent(partition);
      if (away.add(partition)) {
        log.warn("{} did not take a message, which is sent later: {}", channel, e.getMessage());
      }
    } catch (Unavailable e) {
      log.warn("{} may get a message twice: {}", channel, e.getMessage());
    }
    return false;
  }
}
