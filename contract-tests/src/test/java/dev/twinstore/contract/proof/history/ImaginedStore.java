package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Makes up histories that are right: many clients ask a store that exists only here, at times that
 * are drawn, and it does one thing after the other. Some answers are lost, and what was asked is
 * done at once, later or never.
 */
final class ImaginedStore {

  private record Event(long time, Runnable effect) {}

  private record State(long revision, boolean live, String etag, String value) {}

  private final Random random;
  private final int ids;
  private final double doubt;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>((one, other) -> Long.compare(one.time(), other.time()));
  private final Map<String, State> states = new HashMap<>();
  private final Map<String, String> lastSeen = new HashMap<>();
  private final List<Operation> history = new ArrayList<>();

  private ImaginedStore(Random random, int ids, double doubt) {
    this.random = random;
    this.ids = ids;
    this.doubt = doubt;
  }

  /**
   * A history.
   *
   * @param doubt the part of writes whose answers are lost
   */
  static List<Operation> history(long seed, int operations, int clients, int ids, double doubt) {
    ImaginedStore store = new ImaginedStore(new Random(seed), ids, doubt);
    for (int client = 0; client < clients; client++) {
      store.plan(client, store.random.nextInt(50));
    }
    while (store.history.size() < operations) {
      store.events.remove().effect().run();
    }
    return store.history;
  }

  private void plan(int client, long free) {
    long invoked = free + 1 + random.nextInt(20);
    long effect = invoked + random.nextInt(40);
    long returned = effect + random.nextInt(40);
    events.add(new Event(effect, () -> act(client, invoked, effect, returned)));
  }

  private void act(int client, long invoked, long effect, long returned) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    String id = "id" + random.nextInt(ids);
    String memory = client + id;
    boolean conditional =
        kind != Kind.CREATE
            && !kind.looks()
            && lastSeen.containsKey(memory)
            && random.nextInt(3) == 0;
    Optional<String> ifMatch = conditional ? Optional.of(lastSeen.get(memory)) : Optional.empty();
    Optional<String> value = kind.makes() ? Optional.of("v" + history.size()) : Optional.empty();
    Answer answer;
    if (!kind.looks() && random.nextDouble() < doubt) {
      answer = Told.UNKNOWN;
      int fate = random.nextInt(4);
      if (fate == 0) {
        apply(kind, id, ifMatch, value);
      } else if (fate == 1) {
        long late = effect + random.nextInt(5_000);
        events.add(new Event(late, () -> apply(kind, id, ifMatch, value)));
      }
    } else if (!kind.looks() && random.nextInt(25) == 0) {
      answer = Told.REFUSED;
    } else {
      answer = apply(kind, id, ifMatch, value);
    }
    if (answer instanceof Shown shown) {
      lastSeen.put(memory, shown.etag());
    }
    history.add(new Operation(client, kind, id, invoked, returned, ifMatch, value, answer));
    plan(client, returned);
  }

  private Answer apply(Kind kind, String id, Optional<String> ifMatch, Optional<String> value) {
    State now = states.getOrDefault(id, new State(0, false, "", ""));
    if (kind == Kind.CREATE && now.live()) {
      return Told.TAKEN;
    }
    if (kind != Kind.CREATE && !now.live()) {
      return Told.ABSENT;
    }
    if (kind.looks()) {
      return new Shown(now.revision(), now.etag(), now.value());
    }
    if (ifMatch.isPresent() && !ifMatch.get().equals(now.etag())) {
      return Told.OVERTAKEN;
    }
    long revision = now.revision() + 1;
    if (kind == Kind.DELETE) {
      states.put(id, new State(revision, false, "", ""));
      return Told.DELETED;
    }
    String etag = id + "-" + revision + "-" + random.nextInt(1_000_000);
    states.put(id, new State(revision, true, etag, value.orElseThrow()));
    return new Shown(revision, etag, value.orElseThrow());
  }
}
