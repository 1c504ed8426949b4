package dev.twinstore.contract.proof.crash;

import dev.twinstore.contract.harness.Cluster;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.hold.Recording;
import dev.twinstore.contract.proof.load.Ground;
import dev.twinstore.contract.proof.load.Notebook;
import dev.twinstore.contract.proof.load.Settlement;
import dev.twinstore.contract.proof.load.Sweeps;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.stores.Stores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All crashes of one operation: at each of its calls, with each fate of that call. Each has a
 * document of its own, so that one kill of the server is a crash for all of them: operations on
 * different documents share nothing in it.
 */
public final class Crashes {

  /** A worker has so many messages at once. */
  private static final int AT_WORK = 10;

  /** Until then the queue may give a message to a worker that is dead. */
  private static final long LONGEST_POLL_MILLIS = 11_000;

  private final Scenario scenario;
  private final Server server;
  private final Server victim;
  private final Stores stores;
  private final List<Crash> crashes = new ArrayList<>();

  private Crashes(Scenario scenario, Server server, Server victim, Stores stores) {
    this.scenario = scenario;
    this.server = server;
    this.victim = victim;
    this.stores = stores;
  }

  /** Records the calls of an operation, and plans a crash for each of them and each fate. */
  public static Crashes of(Scenario scenario, Cluster cluster) {
    Server server = cluster.servers().get(0);
    Server victim = cluster.servers().get(scenario.isWork() ? 1 : 0);
    Crashes planned = new Crashes(scenario, server, victim, cluster.stores());
    String prefix = "crash-" + System.nanoTime() + "-";
    Scene clean = new Scene(prefix + "clean");
    scenario.arrange(clean, server.client());
    List<Call> calls =
        scenario.isWork()
            ? Recording.ofWork(victim, server, client -> scenario.act(clean, client))
            : Recording.of(server, client -> scenario.act(clean, client));
    Scenario.DELETE.again(clean, server.client());
    for (int place = 0; place < calls.size(); place++) {
      for (Fate fate : Fate.values()) {
        if (fate.suits(calls.get(place))) {
          Scene scene = new Scene(prefix + place + "-" + fate.ordinal());
          planned.crashes.add(new Crash(scenario, scene, place, calls.get(place), fate));
        }
      }
    }
    return planned;
  }

  /** How many there are. */
  public int size() {
    return crashes.size();
  }

  /** Kills the server, starts it anew, and checks what became of each. */
  public void happen() {
    if (!scenario.isWork()) {
      happen(crashes);
      return;
    }
    for (int first = 0; first < crashes.size(); first += AT_WORK) {
      happen(crashes.subList(first, Math.min(first + AT_WORK, crashes.size())));
    }
  }

  private void happen(List<Crash> some) {
    some.forEach(crash -> crash.arrange(server));
    begin(some);
    some.forEach(Crash::isHeld);
    victim.kill();
    victim.start();
    some.forEach(Crash::isDead);
    victim.awaitReady();
    arrive(some, Fate.LATE);
    some.forEach(crash -> crash.isWhole(server));
    some.forEach(crash -> crash.askAgain(server));
    some.forEach(crash -> crash.isDone(server, "asked again"));
    arrive(some, Fate.AFTER_THE_RETRY);
    Ground ground = Ground.of(server, stores);
    Sweeps sweeps = new Sweeps();
    sweeps.sweep(server.client(), 1000);
    sweeps.assertAllCopiesWereThere();
    some.forEach(crash -> crash.isDone(server, "after a sweep"));
    new Settlement(ground, new Notebook(), ids(some, false)).twinsMatch();
    arrive(some, Fate.AFTER_THE_SWEEP);
    some.forEach(crash -> crash.isDone(server, "after a late call"));
    new Settlement(ground, new Notebook(), ids(some, true)).sweepAndMatch();
  }

  /** A worker gets all messages at once when they were waiting for it. */
  private void begin(List<Crash> some) {
    if (scenario.isWork()) {
      victim.kill();
      Pause.millis(LONGEST_POLL_MILLIS);
    }
    some.forEach(crash -> crash.begin(server, victim));
    if (scenario.isWork()) {
      some.forEach(Crash::isAnswered);
      victim.start();
    }
  }

  private static List<String> ids(Collection<Crash> some, boolean all) {
    return some.stream()
        .filter(crash -> all || !crash.is(Fate.AFTER_THE_SWEEP))
        .map(Crash::id)
        .toList();
  }

  private static void arrive(Collection<Crash> some, Fate fate) {
    some.stream().filter(crash -> crash.is(fate)).forEach(Crash::arriveLate);
  }
}
