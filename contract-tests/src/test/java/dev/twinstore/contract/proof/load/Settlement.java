package dev.twinstore.contract.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.history.Verdict;
import dev.twinstore.contract.stores.Twins;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How every proof ends: when nothing is on the wire any more, one sweep; then the twins of each
 * document match, nothing lies beside them, and all that anybody was told is right.
 */
public record Settlement(Ground ground, Notebook notebook, Collection<String> ids) {

  /** Waits until nothing is on its way between servers and stores. */
  public static void awaitSilence(List<Server> servers) {
    for (Server server : servers) {
      Pause.until(
          "nothing is on the wire", Duration.ofSeconds(60), () -> server.faults().underWay() == 0);
    }
  }

  /** Sweeps once, checks the twins, and deletes the documents. */
  public void sweepAndMatch() {
    sweep();
    twinsMatch();
    clear();
  }

  /** Sweeps once, checks the twins and what everybody was told, and deletes the documents. */
  public Verdict settle() {
    sweep();
    Witness last = new Witness(Integer.MAX_VALUE, notebook);
    ids.forEach(id -> last.read(ground.first(), id));
    last.list(ground.first(), ids, 1000);
    Verdict verdict = notebook.verdict();
    assertThat(notebook.surprises()).as("answers that nobody should get").isEmpty();
    assertThat(verdict.violations()).as("what no store could have answered").isEmpty();
    twinsMatch();
    clear();
    return verdict;
  }

  /** Orphans may be left to a sweep; a copy that was away from its row is a promise broken. */
  private void sweep() {
    Sweeps sweeps = new Sweeps();
    sweeps.sweep(ground.first(), 1000);
    assertThat(sweeps.finished()).as("the last sweep").isEqualTo(1);
    sweeps.assertAllCopiesWereThere();
  }

  /** Checks the twins of each document, and all objects and markers there are. */
  public void twinsMatch() {
    Twins twins = ground.twins();
    for (String id : ids) {
      twins
          .stored(id)
          .ifPresentOrElse(
              document -> twins.match(document, Set.of()), () -> twins.areAbsent(id, Set.of()));
    }
    twins.matchEverywhere(Set.of());
  }

  private void clear() {
    Witness last = new Witness(Integer.MAX_VALUE, new Notebook());
    ids.forEach(id -> last.delete(ground.first(), id, Optional.empty()));
    assertThat(ground.twins().ids()).doesNotContainAnyElementsOf(ids);
  }
}
