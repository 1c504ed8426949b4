package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;

/**
 * A table and a bucket of their own for a walk through HTTP: a store whose budget a fault uses up,
 * one whose budget lasts, and what has to be left of it all.
 */
final class WalkGround {

  final Stores stores = new Stores();
  private final Pairing pairing =
      new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);
  private final TwinSettings hurried =
      new TwinSettings(stores.name, "collection", stores.name, true, Duration.ofSeconds(1));
  private final AwsTwinStore hasty = store(hurried);
  private final AwsTwinStore patient = store(stores.settings);

  WalkGround() {
    pairing.make();
  }

  /** What a server under test keeps its documents in. */
  AwsTwinStore hasty() {
    return hasty;
  }

  /** What it mends them with. */
  Repairs repairs() {
    return repairs(hasty, hurried);
  }

  /** A collection, with time enough to look at what has become of it. */
  Twins patient(String collection) {
    return patient.open(hasty.collection(collection).orElseThrow().rules());
  }

  /** Sweeps once; then there is a copy for each row and no other. */
  DynamicTest leavesTwinsThatMatch(String collection) {
    return DynamicTest.dynamicTest(
        "leaves twins that match after one sweep",
        () -> {
          Stores.sweep(repairs(patient, stores.settings));
          assertThat(copies(collection)).isEqualTo(rows());
        });
  }

  private AwsTwinStore store(TwinSettings settings) {
    return new AwsTwinStore(
        stores.dynamoDb, stores.s3, settings, null, stores.metrics, Clock.systemUTC());
  }

  private Repairs repairs(AwsTwinStore store, TwinSettings settings) {
    return new StoredRepairs(
        stores.dynamoDb, stores.s3, settings, pairing, store, Clock.systemUTC());
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
