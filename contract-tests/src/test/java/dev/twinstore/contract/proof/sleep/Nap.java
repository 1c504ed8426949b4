package dev.twinstore.contract.proof.sleep;

import dev.twinstore.contract.harness.Cluster;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.hold.Recording;
import dev.twinstore.contract.proof.load.Ground;
import dev.twinstore.contract.proof.load.Notebook;
import dev.twinstore.contract.proof.load.Settlement;
import dev.twinstore.contract.proof.load.Sweeps;
import dev.twinstore.contract.proof.load.Witness;
import dev.twinstore.contract.proxy.Call;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server is stopped while writers of many documents have staged and not yet committed; another
 * server's clients write to half of these documents, and sweeps run; then it wakes up.
 */
public final class Nap {

  private final List<Server> servers;
  private final Ground ground;
  private final Map<Task, List<Call>> calls = new EnumMap<>(Task.class);

  /** Records what each kind of writer calls when nothing goes wrong. */
  public Nap(Cluster cluster) {
    this.servers = cluster.servers();
    this.ground = Ground.of(cluster);
    Server server = servers.get(0);
    for (Task task : Task.values()) {
      Witness witness = new Witness(0, new Notebook());
      String id = "awake-" + task + "-" + System.nanoTime();
      task.arrange(witness, server.client(), id);
      calls.put(task, Recording.of(server, client -> task.act(witness, client, id)));
      witness.delete(server.client(), id, Optional.empty());
    }
  }

  /**
   * The call that is held: the commit, or what comes before it, whose answer is then the last that
   * the server sees before it sleeps.
   */
  private Sleeper.Held held(Task task, boolean before) {
    int commit = 0;
    while (!calls.get(task).get(commit).writesRow()) {
      commit++;
    }
    return before ? new Sleeper.Held(commit, false) : new Sleeper.Held(commit - 1, true);
  }

  /** One nap; returns how many writers took it. */
  public int take(int round) {
    Server asleep = servers.get(round % 2);
    Server awake = servers.get((round + 1) % 2);
    Notebook notebook = new Notebook();
    List<Sleeper> alone = new ArrayList<>();
    List<Sleeper> meddled = new ArrayList<>();
    for (Task task : Task.values()) {
      String id = "asleep-" + System.nanoTime() + "-" + task;
      alone.add(new Sleeper(id + "-alone", task, new Witness(2 * task.ordinal(), notebook)));
      meddled.add(new Sleeper(id, task, new Witness(2 * task.ordinal() + 1, notebook)));
    }
    boolean inFlight = round % 4 < 2;
    List<Sleeper> all = Stream.concat(alone.stream(), meddled.stream()).toList();
    all.parallelStream().forEach(sleeper -> sleeper.begin(asleep, held(sleeper.task(), inFlight)));
    all.forEach(Sleeper::isHeld);
    asleep.pause();
    Sweeps sweeps = new Sweeps();
    Witness other = new Witness(100, notebook);
    if (round % 3 == 2) {
      sweeps.sweep(awake.client(), 1000);
    }
    meddled.forEach(sleeper -> Task.meddle(other, awake.client(), sleeper.id(), round));
    sweeps.sweep(awake.client(), 1000);
    if (round % 5 == 0) {
      asleep.resume();
      all.forEach(Sleeper::letGo);
    } else {
      all.forEach(Sleeper::letGo);
      asleep.resume();
    }
    all.forEach(Sleeper::awaken);
    sweeps.assertAllCopiesWereThere();
    Settlement.awaitSilence(servers);
    new Settlement(ground, notebook, all.stream().map(Sleeper::id).toList()).settle();
    return all.size();
  }
}
