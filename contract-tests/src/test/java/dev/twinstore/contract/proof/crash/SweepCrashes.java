package dev.twinstore.contract.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.contract.harness.Cluster;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.hold.Grip;
import dev.twinstore.contract.proof.hold.Recording;
import dev.twinstore.contract.proof.hold.Trace;
import dev.twinstore.contract.proof.load.Ground;
import dev.twinstore.contract.proof.load.Notebook;
import dev.twinstore.contract.proof.load.Settlement;
import dev.twinstore.contract.proof.load.Sweeps;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.stores.Twins;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All crashes of a sweep that has orphans to remove and copies to restore. A sweep is about all
 * documents, so each crash is a kill; while one server starts anew, the other goes on.
 */
public final class SweepCrashes {

  /** The fates that differ for a sweep, which is asked for again in any case. */
  private static final List<Fate> OF_WRITES =
      List.of(Fate.DONE_AND_NOT_ANSWERED, Fate.NEVER_SENT, Fate.LATE, Fate.AFTER_THE_SWEEP);

  private static final int LIMIT = 1000;

  private final Cluster cluster;
  private int kills;

  /** All crashes that a cluster can have. */
  public SweepCrashes(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Kills a server at each call of a sweep, with each fate of that call; returns how often. */
  public int happen() {
    List<Server> servers = cluster.servers();
    Scenes first = new Scenes(servers.get(0));
    List<Call> calls = Recording.of(servers.get(0), SweepCrashes::sweep);
    first.areWhole(servers.get(0));
    for (int place = 0; place < calls.size(); place++) {
      boolean writes = Fate.LATE.suits(calls.get(place));
      for (Fate fate : writes ? OF_WRITES : List.of(Fate.NEVER_SENT)) {
        Server victim = servers.get(kills % 2);
        Server other = servers.get((kills + 1) % 2);
        String what =
            "sweep at call %d (%s), %s".formatted(place + 1, calls.get(place).kind(), fate);
        crash(what, victim, other, place, fate);
        kills++;
      }
    }
    servers.forEach(Server::awaitReady);
    return kills;
  }

  private static void sweep(TwinstoreClient client) {
    client.twins().sweepAll(new SweepOrder().grace(0).limit(LIMIT)).forEach(page -> {});
  }

  private void crash(String what, Server victim, Server other, int place, Fate fate) {
    victim.awaitReady();
    Scenes scenes = new Scenes(victim);
    Trace trace = Trace.random();
    TwinstoreClient client = trace.client(victim);
    Grip grip = new Grip(victim, trace, place, fate.afterTheStore());
    Thread sweeping =
        new Thread(
            () -> {
              try {
                sweep(client);
              } catch (TwinstoreException e) {
                // Its server died.
              }
            },
            what);
    sweeping.start();
    Pause.until(what + ": the call is held", Duration.ofSeconds(60), grip::holds);
    victim.kill();
    victim.start();
    grip.close();
    grip.dropRest();
    if (!fate.isLate()) {
      grip.drop();
    }
    other.awaitReady();
    if (fate == Fate.LATE) {
      grip.letGo();
    }
    if (fate == Fate.AFTER_THE_SWEEP) {
      new Sweeps().sweep(other.client(), 1000);
      grip.letGo();
    }
    scenes.areWhole(other);
  }

  /** What a sweep finds: documents with orphans, without their copy, with a damaged one. */
  private final class Scenes {

    private final String prefix = "sweep-crash-" + System.nanoTime() + "-";
    private final List<Scene> documents =
        List.of("beside", "damaged", "intact", "missing").stream()
            .map(name -> new Scene(prefix + name))
            .toList();
    private final Scene absent = new Scene(prefix + "absent");

    Scenes(Server server) {
      documents.forEach(scene -> Scenario.REPLACE.arrange(scene, server.client()));
      Twins twins = Ground.of(server, cluster.stores()).twins();
      cluster.stores().putObject(orphan(documents.get(0)), "application/json", "{}");
      cluster.stores().putObject(orphan(absent), "application/json", "{}");
      cluster
          .stores()
          .putObject(twins.objects(documents.get(1).id()).get(0), "application/json", "{}");
      cluster.stores().deleteObject(twins.objects(documents.get(3).id()).get(0));
    }

    private String orphan(Scene scene) {
      return "items/%s/00000001-0193bd7e-9f5c-7c64-8a7f-%s.json"
          .formatted(scene.id(), UUID.randomUUID().toString().substring(24));
    }

    /** Nothing is lost before the next sweep, and after it all is as it should be. */
    void areWhole(Server server) {
      for (Scene scene : documents) {
        assertThat(scene.seen(server.client())).contains(scene.before());
      }
      assertThat(absent.seen(server.client())).isEmpty();
      List<String> ids =
          Stream.concat(documents.stream(), Stream.of(absent)).map(Scene::id).toList();
      new Sweeps().sweep(server.client(), 1000);
      new Settlement(Ground.of(server, cluster.stores()), new Notebook(), ids).sweepAndMatch();
    }
  }
}
