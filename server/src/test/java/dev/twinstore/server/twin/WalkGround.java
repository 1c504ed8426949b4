package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.web.RunningServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table and a bucket of their own for a walk through HTTP: two servers on them, one whose budget
 * a fault uses up, and one whose budget lasts; and what has to be left of it all.
 */
final class WalkGround {

  /** A server's side of the stores. */
  record Side(TwinStore store, Repairs repairs) {

    RunningServer serve() {
      return RunningServer.over(store, repairs);
    }

    /**
     * @param outbox makes one of the server's entries
     */
    RunningServer serve(Function<Entries, Outbox> outbox) {
      return RunningServer.over(store, repairs, outbox.apply(store.entries()));
    }

    Twins collection(String name) {
      return store.collection(name).orElseThrow();
    }
  }

  final Stores stores = new Stores();
  private final Pairing pairing =
      new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);

  /** What a server under test keeps its documents in. */
  final Side hasty = side(Duration.ofSeconds(1));

  /** With time enough to say what has become of them, and to repeat what has failed. */
  final Side patient = side(stores.settings.budget());

  WalkGround() {
    pairing.make();
  }

  private Side side(Duration budget) {
    TwinSettings settings = new TwinSettings(stores.name, "collection", stores.name, true, budget);
    AwsTwinStore store =
        new AwsTwinStore(
            stores.dynamoDb, stores.s3, settings, null, stores.metrics, Clock.systemUTC());
    return new Side(
        new StorePerTrace(store, stores, settings),
        new StoredRepairs(stores.dynamoDb, stores.s3, settings, pairing, store, Clock.systemUTC()));
  }

  /** Sweeps; then there is a copy for each row and no other. */
  DynamicTest leavesTwinsThatMatch(String collection) {
    return DynamicTest.dynamicTest(
        "leaves twins that match after a sweep",
        () -> {
          sweep();
          assertThat(copies(collection)).isEqualTo(rows());
        });
  }

  /**
   * A busy machine leaves more orphans than one sweep may remove. So it begins anew until one gets
   * to the end; the first page of each has no more of them than are always removed.
   */
  private void sweep() {
    Optional<String> cursor = Optional.empty();
    boolean ended = false;
    while (!ended) {
      try {
        SweepOrder order = new SweepOrder(false, Duration.ZERO, cursor, 100);
        cursor = patient.repairs().sweep(order).next();
        ended = cursor.isEmpty();
      } catch (SweepRefused e) {
        assertThat(cursor).as("the page before it: %s", e.getMessage()).isPresent();
        cursor = Optional.empty();
      }
    }
  }

  private List<String> copies(String collection) {
    return stores
        .s3
        .listObjectsV2Paginator(list -> list.bucket(stores.name).prefix(collection + "/"))
        .contents()
        .stream()
        .map(object -> object.key())
        .sorted()
        .toList();
  }

  private List<String> rows() {
    return stores.dynamoDb.scanPaginator(scan -> scan.tableName(stores.name)).items().stream()
        .filter(row -> row.containsKey(RowFormat.Name.OBJECT_KEY))
        .map(row -> row.get(RowFormat.Name.OBJECT_KEY).s())
        .sorted()
        .toList();
  }
}
