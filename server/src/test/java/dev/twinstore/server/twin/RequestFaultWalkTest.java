package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each operation of the contract that works on the stores, each of its calls, each fault. */
@Execution(ExecutionMode.CONCURRENT)
class RequestFaultWalkTest {

  private final Stores stores = new Stores();
  private final Pairing pairing =
      new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);

  @TestFactory
  Stream<DynamicTest> answersNo5xxBut503AndTellsTheTruth() {
    pairing.make();
    TwinSettings hurried =
        new TwinSettings(stores.name, "collection", stores.name, true, Duration.ofSeconds(1));
    AwsTwinStore hasty = store(hurried);
    AwsTwinStore patient = store(stores.settings);
    RunningServer server = RunningServer.over(hasty, repairs(hasty, hurried));
    Twins items = patient.open(hasty.collection("items").orElseThrow().rules());
    List<RequestTrial> trials =
        Requested.all().stream()
            .map(request -> new RequestTrial(stores, server, items, request))
            .toList();
    return Stream.concat(
        new FaultWalk("fault walk through HTTP", trials).tests(),
        Stream.of(
            DynamicTest.dynamicTest(
                "leaves twins that match after one sweep",
                () -> {
                  Stores.sweep(repairs(patient, stores.settings));
                  assertThat(copies()).isEqualTo(rows());
                })));
  }

  private AwsTwinStore store(TwinSettings settings) {
    return new AwsTwinStore(
        stores.dynamoDb, stores.s3, settings, null, stores.metrics, Clock.systemUTC());
  }

  private Repairs repairs(AwsTwinStore store, TwinSettings settings) {
    return new StoredRepairs(
        stores.dynamoDb, stores.s3, settings, pairing, store, Clock.systemUTC());
  }

  private List<String> copies() {
    return stores
        .s3
        .listObjectsV2Paginator(list -> list.bucket(stores.name).prefix("items/"))
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
