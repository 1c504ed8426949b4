package dev.twinstore.contract.proof.crash;

import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.hold.Recording;
import dev.twinstore.contract.proof.load.Ground;
import dev.twinstore.contract.proof.load.Notebook;
import dev.twinstore.contract.proof.load.Settlement;
import dev.twinstore.contract.proof.load.Sweeps;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.stores.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * All crashes of one operation: at each of its calls, with each fate of that call. Each has a
 * document of its own, so that one kill of the server is a crash for all of them: operations on
 * different documents share nothing in it.
 */
public final class Crashes {

  private final Server server;
  private final Stores stores;
  private final List<Crash> crashes = new ArrayList<>();

  private Crashes(Server server, Stores stores) {
    this.server = server;
    this.stores = stores;
  }

  /** Records the calls of an operation, and plans a crash for each of them and each fate. */
  public static Crashes of(Scenario scenario, Server server, Stores stores) {
    Crashes planned = new Crashes(server, stores);
    String prefix = "crash-" + System.nanoTime() + "-";
    Scene clean = new Scene(prefix + "clean");
    scenario.arrange(clean, server.client());
    List<Call> calls = Recording.of(server, client -> scenario.act(clean, client));
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
    each(crash -> crash.arrange(server));
    each(crash -> crash.begin(server));
    each(Crash::isHeld);
    server.kill();
    server.start();
    each(Crash::isDead);
    server.awaitReady();
    arrive(Fate.LATE);
    each(crash -> crash.isWhole(server));
    each(crash -> crash.askAgain(server));
    each(crash -> crash.isDone(server, "asked again"));
    arrive(Fate.AFTER_THE_RETRY);
    Ground ground = Ground.of(server, stores);
    Sweeps sweeps = new Sweeps();
    sweeps.sweep(server.client(), 1000);
    sweeps.assertAllCopiesWereThere();
    each(crash -> crash.isDone(server, "after a sweep"));
    new Settlement(ground, new Notebook(), ids(false)).twinsMatch();
    arrive(Fate.AFTER_THE_SWEEP);
    each(crash -> crash.isDone(server, "after a late call"));
    new Settlement(ground, new Notebook(), ids(true)).sweepAndMatch();
  }

  private List<String> ids(boolean all) {
    return crashes.stream()
        .filter(crash -> all || !crash.is(Fate.AFTER_THE_SWEEP))
        .map(Crash::id)
        .toList();
  }

  private void arrive(Fate fate) {
    crashes.stream().filter(crash -> crash.is(fate)).forEach(Crash::arriveLate);
  }

  /** Does something with each of them. */
  private void each(Consumer<Crash> step) {
    crashes.forEach(step);
  }
}
