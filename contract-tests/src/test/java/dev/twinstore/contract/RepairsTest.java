package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Twins;
import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.client.model.SweepPage;
import dev.twinstore.client.model.TwinReport;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Document;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What looks at twins, and what mends them. */
@Order(2)
@EveryCollection
record RepairsTest(CollectionUnderTest collection, Run run) {

  private static final SweepOrder NOW = new SweepOrder().grace(0).limit(1000);

  private Twins twins() {
    return run.client().twins();
  }

  private TwinReport inspect(Document document) {
    return twins().inspect(collection.shape().name(), document.id());
  }

  private String copyOf(Document document) {
    return run.ledger(collection).twins().keyOf(document);
  }

  private String orphan(String id) {
    return "%s/%s/00000001-0193bd7e-9f5c-7c64-8a7f-%s.json"
        .formatted(collection.shape().name(), id, UUID.randomUUID().toString().substring(24));
  }

  @Test
  void aDocumentsTwinsMatch() {
    Document document = collection.create(collection.full());
    TwinReport report = inspect(document);
    assertThat(report.getMatch()).isTrue();
    assertThat(report.getRow()).isEqualTo(report.getCopy());
    assertThat(report.getRow().getKey()).isEqualTo(copyOf(document));
    assertThat(report.getDifferences()).isEmpty();
  }

  @Test
  void aSweepRestoresACopyThatWasDeletedOrChanged() {
    Document deleted = collection.create(collection.full());
    Document changed = collection.create(collection.full());
    run.ledger(collection).damaged(deleted.id());
    run.ledger(collection).damaged(changed.id());
    run.stores().deleteObject(copyOf(deleted));
    run.stores().putObject(copyOf(changed), "application/json", "{\"id\":\"forged\"}");
    assertThat(inspect(deleted).getCopy()).isNull();
    assertThat(inspect(changed).getMatch()).isFalse();
    assertThat(inspect(changed).getDifferences()).contains("/id");

    assertThat(twins().sweepAll(NOW).mapToInt(SweepPage::getRestored).sum()).isEqualTo(2);
    run.ledger(collection).healed(deleted.id());
    run.ledger(collection).healed(changed.id());
    assertThat(inspect(changed).getMatch()).isTrue();
  }

  @Test
  void aSweepRemovesOrphansOnceTheyAreOldEnough() {
    Document document = collection.create(collection.full());
    run.ledger(collection).allowOrphans(document.id());
    run.stores().putObject(orphan(document.id()), "application/json", "{}");
    assertThat(inspect(document).getOrphans()).hasSize(1);

    SweepOrder later = new SweepOrder().grace(3600);
    assertThat(twins().sweepAll(later).mapToInt(SweepPage::getRemoved).sum()).isZero();
    SweepOrder dry = new SweepOrder().grace(0).dryRun(true);
    assertThat(twins().sweepAll(dry).mapToInt(SweepPage::getRemoved).sum()).isEqualTo(1);
    assertThat(twins().sweepAll(NOW).mapToInt(SweepPage::getRemoved).sum()).isEqualTo(1);
    assertThat(inspect(document).getOrphans()).isEmpty();
  }

  @Test
  void aSweepThatWouldRemoveTooMuchIsRefusedAndRemovesNothing() {
    List<String> keys = IntStream.range(0, 101).mapToObj(i -> orphan("none" + i)).toList();
    keys.forEach(key -> run.stores().putObject(key, "application/json", "{}"));
    try {
      assertRefused(409, "sweep-refused", () -> twins().sweepAll(NOW).toList());
      assertThat(run.stores().keys(collection.shape().name() + "/none")).hasSize(101);
    } finally {
      keys.forEach(run.stores()::deleteObject);
    }
  }

  @Test
  void whatIsNotThereHasNoTwins() {
    assertRefused(404, "not-found", () -> twins().inspect(collection.shape().name(), "nothing"));
    assertRefused(404, "not-found", () -> twins().inspect("nothing", "nothing"));
    assertRefused(400, "invalid", () -> twins().inspect("NOTHING", "nothing"), "collection");
  }

  @Test
  void anOrderThatIsNotAsTheContractAsksIsRefused() {
    assertRefused(400, "invalid", () -> twins().sweep(new SweepOrder().cursor("x")), "/cursor");
    assertRefused(400, "invalid", () -> twins().sweep(new SweepOrder().limit(0)), "/limit");
    String sweeps = "/twins/sweeps";
    assertProblem(
        run.raw().wrong().contentType("text/plain").body("{}").post(sweeps),
        415,
        "unsupported-media-type");
    assertProblem(
        run.raw().wrong().contentType("application/json").body(" ".repeat(1_048_577)).post(sweeps),
        413,
        "too-large");
    assertProblem(
        run.raw()
            .wrong()
            .accept("image/png")
            .contentType("application/json")
            .body("{}")
            .post(sweeps),
        406,
        "not-acceptable");
    assertProblem(
        run.raw().wrong().accept("image/png").get("/twins/items/x"), 406, "not-acceptable");
  }

  @Test
  @NeedsFaults
  void withTheTableAwayBothAre503() {
    Document document = collection.create(collection.full());
    try (Faults.Fault fault = run.faults().when(Call::toTable, Outage.TABLE_IS_AWAY.effect())) {
      assertRefused(503, "unavailable", () -> inspect(document));
      assertRefused(503, "unavailable", () -> twins().sweep(NOW));
      assertThat(fault.hits()).isPositive();
    }
  }
}
