package dev.twinstore.contract.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Twins;
import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.client.model.SweepPage;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.Items;
import dev.twinstore.contract.collection.Tasks;
import dev.twinstore.contract.harness.Bench;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.stores.Document;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Both stores go back to one moment, by the steps of docs/operating.md. What AWS does of itself is
 * done by hand here: a recovery of the table, and the versions of the bucket.
 */
@Tag("infra")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RestoringTest {

  private static final String NAME = "restoring";
  private static final int LARGE = 200_000;

  private static Bench bench;

  @BeforeAll
  static void start() {
    bench = Bench.start(NAME);
  }

  @AfterAll
  static void stop() {
    if (bench != null) {
      bench.close();
    }
  }

  /** What is swept in all. */
  private record Swept(int removed, int restored, int lost) {

    static Swept by(Twins twins, boolean dryRun) {
      List<SweepPage> pages = twins.sweepAll(new SweepOrder().grace(0).dryRun(dryRun)).toList();
      return new Swept(
          pages.stream().mapToInt(SweepPage::getRemoved).sum(),
          pages.stream().mapToInt(SweepPage::getRestored).sum(),
          pages.stream().mapToInt(SweepPage::getLost).sum());
    }
  }

  @Test
  void tableAndBucketGoBackToOneMoment() {
    String name = NAME + "-both";
    Server server = bench.serve(name, Map.of());
    CollectionUnderTest items = new Items(server.client());
    CollectionUnderTest tasks = new Tasks(server.client());
    Document untouched = items.create(items.full());
    Document changed = items.create(items.full());
    Document renamed = items.create(items.minimal());
    Document deleted = tasks.create(tasks.full());
    Document largeChanged = items.create(items.padded(LARGE));
    Document largeDeleted = items.create(items.padded(LARGE));
    List<Document> then = List.of(untouched, changed, renamed, deleted, largeChanged, largeDeleted);
    Backup backup = Backup.of(name, bench);

    items.replace(changed.id(), items.full());
    items.replace(renamed.id(), items.minimal());
    items.replace(largeChanged.id(), items.padded(LARGE));
    items.delete(largeDeleted.id());
    tasks.delete(deleted.id());
    items.create(items.withId(Map.of("name", "New", "description", "Since then."), "new"));
    Document taker = items.create(items.full());
    items.delete(taker.id());

    server.kill();
    backup.restoreTable();
    backup.bringDeletedCopiesBack();
    server.start();
    server.awaitReady();

    Twins twins = server.client().twins();
    Swept foreseen = Swept.by(twins, true);
    // What was written since, and is still there: three replacements and a creation.
    assertThat(foreseen).isEqualTo(new Swept(4, 0, 0));
    assertThat(Swept.by(twins, false)).isEqualTo(foreseen);
    assertThat(Swept.by(twins, false)).isEqualTo(new Swept(0, 0, 0));
    assertAllAre(then, server, name);
  }

  /**
   * A bucket that keeps no versions: what the rows hold comes back, and what they don't is told.
   */
  @Test
  void withoutVersionsTheSweepMakesCopiesOfRowsAndNamesWhatIsLost() {
    String name = NAME + "-table";
    Server server = bench.serve(name, Map.of());
    CollectionUnderTest items = new Items(server.client());
    Document changed = items.create(items.full());
    Document deleted = items.create(items.full());
    Document largeDeleted = items.create(items.padded(LARGE));
    Backup backup = Backup.of(name, bench);
    items.replace(changed.id(), items.full());
    items.delete(deleted.id());
    items.delete(largeDeleted.id());

    server.kill();
    backup.restoreTable();
    server.start();
    server.awaitReady();

    Twins twins = server.client().twins();
    assertThat(Swept.by(twins, true)).isEqualTo(new Swept(1, 2, 1));
    assertThat(Swept.by(twins, false)).isEqualTo(new Swept(1, 2, 1));
    assertThat(twins.inspect("items", largeDeleted.id()).getMatch()).isFalse();

    backup.bringDeletedCopiesBack();
    assertAllAre(List.of(changed, deleted, largeDeleted), server, name);
  }

  /** As they were then, twin by twin, and nothing else. */
  private static void assertAllAre(List<Document> then, Server server, String name) {
    List<CollectionUnderTest> collections =
        List.of(new Items(server.client()), new Tasks(server.client()));
    assertThat(collections.stream().flatMap(each -> each.list(Map.of(), 100).stream()))
        .containsExactlyInAnyOrderElementsOf(then);
    for (CollectionUnderTest collection : collections) {
      var twins = new dev.twinstore.contract.stores.Twins(bench.stores(name), collection.shape());
      twins.ids().forEach(id -> twins.match(twins.stored(id).orElseThrow(), Set.of()));
      twins.matchEverywhere(Set.of());
    }
  }
}
