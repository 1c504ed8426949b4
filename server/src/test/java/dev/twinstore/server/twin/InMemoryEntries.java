package dev.twinstore.server.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Entries as their interface tells it, and the answers under idempotency keys. What is due is kept
 * with the end of its lease.
 */
public final class InMemoryEntries implements Entries {

  /** An answer and the request that it was given to. */
  private record Kept(String request, String answer) {}

  private static final Duration FIRST_LEASE = Duration.ofSeconds(10);

  private final BooleanSupplier away;
  private final Map<String, Entry> entries = new TreeMap<>();
  private final Map<String, Instant> due = new TreeMap<>();
  private final Map<String, Kept> answers = new HashMap<>();
  private Duration passed = Duration.ZERO;

  InMemoryEntries(BooleanSupplier away) {
    this.away = away;
  }

  synchronized void clear() {
    entries.clear();
    due.clear();
    answers.clear();
    passed = Duration.ZERO;
  }

  /** Lets time pass. */
  public synchronized void pass(Duration time) {
    passed = passed.plus(time);
  }

  /** The time by which leases end. */
  public synchronized Instant now() {
    return Instant.now().plus(passed);
  }

  /** All of a partition that is due, whoever has it. */
  public synchronized List<String> allDue(String partition) {
    return due.keySet().stream()
        .filter(key -> key.startsWith(partition + "/"))
        .map(key -> key.substring(partition.length() + 1))
        .toList();
  }

  /** All of a partition. */
  public synchronized List<Entry> all(String partition) {
    return entries.values().stream().filter(e -> e.partition().equals(partition)).toList();
  }

  /** Makes changes together with something else, or neither. */
  synchronized <T> T with(List<EntryChange> changes, Supplier<T> other) {
    present();
    for (EntryChange change : changes) {
      Optional<WriteId> now = Optional.ofNullable(entries.get(key(change))).map(Entry::writeId);
      if (!now.equals(change.expected())) {
        throw new Overtaken(change);
      }
    }
    T made = other.get();
    WriteId w = WriteId.above(now());
    for (EntryChange change : changes) {
      entries.put(key(change), new Entry(change.partition(), change.id(), change.content(), w));
      due.remove(key(change));
      if (change.due()) {
        due.put(key(change), now().plus(FIRST_LEASE));
      }
    }
    return made;
  }

  synchronized Once.Answer once(Once once, Supplier<String> first) {
    Optional<Once.Answer> earlier = answered(once);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    String text = first.get();
    answers.put(name(once), new Kept(once.request(), text));
    return new Once.Answer(text, false);
  }

  @Override
  public synchronized Optional<Entry> find(String partition, String id) {
    present();
    return Optional.ofNullable(entries.get(partition + "/" + id));
  }

  @Override
  public void write(List<EntryChange> changes) {
    with(changes, () -> changes);
  }

  @Override
  public Once.Answer writeOnce(Once once, String answer, List<EntryChange> changes) {
    return once(once, () -> with(changes, () -> answer));
  }

  @Override
  public synchronized Optional<Once.Answer> answered(Once once) {
    present();
    Optional<Kept> kept = Optional.ofNullable(answers.get(name(once)));
    if (kept.filter(k -> !k.request().equals(once.request())).isPresent()) {
      throw new KeyReused(once.key());
    }
    return kept.map(k -> new Once.Answer(k.answer(), true));
  }

  @Override
  public synchronized Due due(String partition, Optional<String> after, int limit) {
    present();
    List<String> listed =
        allDue(partition).stream()
            .filter(id -> after.isEmpty() || id.compareTo(after.get()) > 0)
            .limit(limit)
            .toList();
    return new Due(
        listed.stream().filter(id -> isFree(partition, id)).toList(),
        listed.size() < limit ? Optional.empty() : Optional.of(listed.get(limit - 1)));
  }

  private boolean isFree(String partition, String id) {
    Instant leased = due.get(partition + "/" + id);
    return leased != null && !leased.isAfter(now());
  }

  @Override
  public synchronized Optional<Entry> lease(String partition, String id, Duration lease) {
    if (!isFree(partition, id)) {
      return Optional.empty();
    }
    postpone(partition, id, lease);
    return find(partition, id);
  }

  @Override
  public synchronized void postpone(String partition, String id, Duration lease) {
    present();
    due.computeIfPresent(partition + "/" + id, (key, leased) -> now().plus(lease));
  }

  @Override
  public synchronized void sent(String partition, String id, Content left, Instant expiresAt) {
    if (due.remove(partition + "/" + id) != null) {
      entries.computeIfPresent(
          partition + "/" + id, (key, e) -> new Entry(partition, id, left, e.writeId()));
    }
  }

  private void present() {
    if (away.getAsBoolean()) {
      throw new Unavailable("The table is away");
    }
  }

  private static String name(Once once) {
    return once.operation() + " " + once.key();
  }

  private static String key(EntryChange change) {
    return change.partition() + "/" + change.id();
  }
}
