package dev.twinstore.server.twin;

import java.util.Optional;

/** Another commit has changed an entry first; nothing was changed by this one. */
public final class Overtaken extends RuntimeException {

  private final String partition;
  private final String id;

  Overtaken(EntryChange change) {
    super("Another has changed %s/%s first".formatted(change.partition(), change.id()));
    this.partition = change.partition();
    this.id = change.id();
  }

  /** Finds the entry that stood in the way, as it is now. */
  public Optional<Entry> now(Entries entries) {
    return entries.find(partition, id);
  }
}
