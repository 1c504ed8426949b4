package dev.twinstore.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.UnavailableException;
import dev.twinstore.client.model.Readiness;
import dev.twinstore.client.model.StoreState;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.history.Shown;
import dev.twinstore.contract.proof.history.Verdict;
import dev.twinstore.contract.proof.load.Clients;
import dev.twinstore.contract.proof.load.Ground;
import dev.twinstore.contract.proof.load.Notebook;
import dev.twinstore.contract.proof.load.Settlement;
import dev.twinstore.contract.proof.load.Witness;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores go away under load and come back, and the servers go on by themselves. */
@Order(2)
@NeedsFaults
@ExtendWith(Contracted.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class OutagesTest {

  private static final int CLIENTS = 6;
  private static final Duration SOON = Duration.ofSeconds(30);

  /** What goes away, and what is then said of each. */
  enum Away {
    BUCKET(Call::toBucket, StoreState.USABLE, StoreState.AWAY),
    TABLE(Call::toTable, StoreState.AWAY, StoreState.USABLE),
    BOTH(call -> true, StoreState.AWAY, StoreState.AWAY);

    private final Predicate<Call> calls;
    private final StoreState table;
    private final StoreState bucket;

    Away(Predicate<Call> calls, StoreState table, StoreState bucket) {
      this.calls = calls;
      this.table = table;
      this.bucket = bucket;
    }

    /** What {@code /readyz} says: without a table it is a problem, which tells of both. */
    boolean isTold(Server server) {
      try {
        Readiness readiness = server.client().service().readiness();
        return readiness.getTable() == table && readiness.getBucket() == bucket;
      } catch (UnavailableException e) {
        return table == StoreState.AWAY
            && e.detail()
                .equals(
                    "The table is %s, the bucket is %s."
                        .formatted(table.getValue(), bucket.getValue()));
      }
    }
  }

  private final Scale scale = Scale.fromEnv();
  private final Notebook notebook = new Notebook();

  @ParameterizedTest
  @EnumSource
  void whatWasAnsweredIsKeptAndServersGoOnByThemselvesWhenAStoreWasAway(Away away, Run run) {
    List<Server> servers = run.cluster().servers();
    Ground ground = Ground.of(run.cluster());
    List<String> ids =
        IntStream.range(0, 4).mapToObj(i -> "outage-" + System.nanoTime() + "-" + i).toList();
    List<String> all = new ArrayList<>(ids);
    long began;
    try (Clients clients = Clients.start(ground, notebook, ids, CLIENTS, scale.seed())) {
      clients.goOnFor(Duration.ofSeconds(1));
      servers.forEach(server -> server.faults().when(away.calls, Effect.away()));
      began = System.nanoTime();
      for (Server server : servers) {
        Pause.until(away + " is told", SOON, () -> away.isTold(server));
      }
      clients.goOnFor(scale.outage().minusNanos(System.nanoTime() - began));
      servers.forEach(server -> server.faults().clear());
      began = System.nanoTime();
      Witness witness = new Witness(CLIENTS, notebook);
      for (int i = 0; i < servers.size(); i++) {
        Server server = servers.get(i);
        Pause.until("both are usable again", SOON, () -> isUsable(server));
        String id = ids.get(0) + "-healed-" + i;
        all.add(id);
        Pause.until(
            "writes go on",
            SOON,
            () -> witness.create(server.client(), id, "Name of " + id) instanceof Shown);
      }
      began = System.nanoTime() - began;
      clients.goOnFor(Duration.ofSeconds(1));
    }
    Settlement.awaitSilence(servers);
    Verdict verdict = new Settlement(ground, notebook, all).settle();
    Figures.print(
        "outages: %s away for %d s: %d operations checked, healed after %d ms, %d violations (seed"
            + " %d)",
        away,
        scale.outage().toSeconds(),
        verdict.operations(),
        began / 1_000_000,
        verdict.violations().size(),
        scale.seed());
    assertThat(servers).allMatch(Server::isAlive);
  }

  private static boolean isUsable(Server server) {
    try {
      Readiness readiness = server.client().service().readiness();
      return readiness.getTable() == StoreState.USABLE
          && readiness.getBucket() == StoreState.USABLE;
    } catch (UnavailableException e) {
      return false;
    }
  }
}
