package dev.twinstore.server.web;

import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.twin.EntryChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Channels that keep what they are given; those that a test has not asked for are not there. */
public final class ImaginedOutbox implements Outbox {

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final List<EntryChange> sent = new ArrayList<>();

  void reset() {
    taken.clear();
    sent.clear();
  }

  /** From now on there is somewhere to go for a partition. */
  public ImaginedOutbox with(String partition) {
    taken.add(partition);
    return this;
  }

  /** What was to be sent. */
  public synchronized List<EntryChange> sent(String partition) {
    return sent.stream()
        .filter(change -> change.due() && change.partition().equals(partition))
        .collect(Collectors.toList());
  }

  @Override
  public boolean takes(String partition) {
    return taken.contains(partition);
  }

  @Override
  public synchronized void send(List<EntryChange> written) {
    sent.addAll(written);
  }
}
