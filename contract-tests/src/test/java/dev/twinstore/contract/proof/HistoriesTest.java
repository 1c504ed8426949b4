package dev.twinstore.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.history.Verdict;
import dev.twinstore.contract.proof.load.Background;
import dev.twinstore.contract.proof.load.Clients;
import dev.twinstore.contract.proof.load.Footprints;
import dev.twinstore.contract.proof.load.Ground;
import dev.twinstore.contract.proof.load.Notebook;
import dev.twinstore.contract.proof.load.Settlement;
import dev.twinstore.contract.proof.load.Sweeps;
import dev.twinstore.contract.proof.load.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many clients ask for whatever they like of few documents, and what they are told is what one
 * store that does one thing after the other could have told them.
 */
@Order(1)
@ExtendWith(Contracted.class)
final class HistoriesTest {

  private final Scale scale = Scale.fromEnv();

  /** Beside other tests a few are enough to meet each other. */
  private final int crowd = scale.full() ? 10 : 4;

  private final Notebook notebook = new Notebook();

  private static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(number -> prefix + "-" + number).toList();
  }

  @Test
  void aHistoryWithSweepsButWithoutFaultsIsRight(Run run) {
    Ground ground = Ground.of(run);
    List<String> ids = ids("quiet-" + System.nanoTime(), 4);
    Sweeps sweeps = new Sweeps();
    try (Clients clients = Clients.start(ground, notebook, ids, crowd, scale.seed());
        Background sweeping = new Background()) {
      sweeping.repeat("sweeps", () -> sweeps.sweep(ground.first(), 1000));
      clients.goOnFor(Duration.ofSeconds(scale.full() ? 60 : 5));
    }
    sweeps.assertAllCopiesWereThere();
    Verdict verdict = new Settlement(ground, notebook, ids).settle();
    Figures.print(
        "quiet histories: %d operations checked, %d sweeps, %d violations (seed %d)",
        verdict.operations(), sweeps.finished(), verdict.violations().size(), scale.seed());
  }

  @Test
  @NeedsFaults
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void aHistoryThroughTwoServersWithFaultsKillsAndSweepsIsRight(Run run) {
    List<Server> servers = run.cluster().servers();
    Ground ground = Ground.of(run.cluster());
    List<String> ids = ids("history-" + System.nanoTime(), 6);
    // In a soak one server lives through it all, so that its growth could be seen.
    List<Server> mortal = scale.soaks() ? servers.subList(1, 2) : servers;
    Footprints footprints = new Footprints(servers.get(0));
    Trouble trouble = Trouble.start(servers, mortal, ground, scale.seed());
    try (trouble;
        Clients clients = Clients.start(ground, notebook, ids, crowd, scale.seed());
        Background sampling = new Background()) {
      if (scale.soaks()) {
        sampling.repeat(
            "footprints",
            () -> {
              footprints.sample();
              sampling.pause(5_000);
            });
      }
      clients.goOnFor(scale.histories());
    }
    Settlement.awaitSilence(servers);
    Verdict verdict = new Settlement(ground, notebook, ids).settle();
    Figures.print(
        "histories: %d operations checked, %d faults, %d kills, %d sweeps (%d orphans,"
            + " %d refused), %d violations (seed %d)",
        verdict.operations(),
        trouble.faults(),
        trouble.kills(),
        trouble.sweeps().finished(),
        trouble.sweeps().removed(),
        trouble.sweeps().refused(),
        verdict.violations().size(),
        scale.seed());
    trouble.sweeps().assertAllCopiesWereThere();
    assertThat(trouble.faults()).as("calls that met a fault").isPositive();
    assertThat(trouble.kills()).as("servers that were killed").isPositive();
    assertThat(trouble.sweeps().finished()).as("sweeps that came to their end").isPositive();
    if (scale.soaks()) {
      Figures.print("soak: %s", footprints);
      footprints.assertFlat();
    }
  }
}
