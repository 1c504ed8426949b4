package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreException;
import dev.twinstore.client.model.StoreState;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table refuses or is away; then it heals. */
@Order(1)
@NeedsFaults
@EveryCollection
record TableAwayTest(CollectionUnderTest collection, Run run) {

  private static final List<String> CREATED_OR_NOT =
      List.of("503 unavailable", "503 unknown-outcome");

  @ParameterizedTest
  @EnumSource(
      names = {
        "TABLE_IS_AWAY",
        "TABLE_FAILS",
        "TABLE_THROTTLES",
        "TABLE_LACKS_THROUGHPUT",
        "TABLE_FORBIDS"
      })
  void everyOperationIs503WithinTheBudgetAndTheRetrySucceeds(Outage outage) {
    Document document = collection.create(collection.full());
    String id = document.id();
    Map<String, Object> posted = collection.withIdIfChosen(collection.full(), "posted");
    Set<String> ids = run.ledger(collection).twins().ids();
    run.ledger(collection).allowOrphans("posted");
    run.ledger(collection).allowOrphansOfTheUnborn();
    List<Runnable> requests =
        List.of(
            () -> collection.create(posted),
            () -> collection.read(id),
            () -> collection.head(id),
            () -> collection.replace(id, collection.full()),
            () -> collection.patch(id, Map.of("description", "Changed.")),
            () -> collection.delete(id),
            () -> collection.list(Map.of(), 10),
            () -> collection.headList(10));

    try (Faults.Fault fault = run.faults().when(Call::toTable, outage.effect())) {
      Instant began = Instant.now();
      List<Attempt<Boolean>> attempts =
          run.atOnce(
              requests.size(),
              number -> {
                requests.get(number).run();
                return true;
              });
      assertThat(Duration.between(began, Instant.now())).isLessThan(run.budgetWithGrace());
      assertThat(fault.hits()).as("calls that met the fault").isPositive();
      assertThat(problem(attempts.get(0))).isIn(CREATED_OR_NOT);
      assertThat(attempts.subList(1, attempts.size()))
          .allSatisfy(attempt -> assertThat(problem(attempt)).isEqualTo("503 unavailable"));
    }

    assertThat(collection.read(id)).as("nothing changed").isEqualTo(document);
    assertThat(run.ledger(collection).twins().ids()).as("nothing was made").isEqualTo(ids);
    collection.create(posted);
    collection.replace(id, collection.full());
    collection.delete(id);
  }

  private static String problem(Attempt<?> attempt) {
    assertThat(attempt.refusal()).isInstanceOf(TwinstoreException.class);
    TwinstoreException refusal = (TwinstoreException) attempt.refusal();
    assertThat(refusal.retryAfter()).as("Retry-After of " + refusal.getMessage()).isPositive();
    return refusal.status() + " " + refusal.slug();
  }

  @ParameterizedTest
  @EnumSource(names = {"TABLE_FAILS", "TABLE_THROTTLES", "TABLE_CONFLICTS", "TABLE_IS_AWAY"})
  void aCommitThatNeverComesThroughIs503AndLeavesTheDocumentAndItsCopyAsTheyWere(Outage outage) {
    Document put = collection.create(collection.full());
    Document patched = collection.create(collection.full());
    Document deleted = collection.create(collection.full());
    Map<String, Object> posted = collection.withIdIfChosen(collection.full(), "posted");
    Set<String> ids = run.ledger(collection).twins().ids();
    List.of("posted", put.id(), patched.id(), deleted.id())
        .forEach(run.ledger(collection)::allowOrphans);
    run.ledger(collection).allowOrphansOfTheUnborn();
    List<Runnable> requests =
        List.of(
            () -> collection.create(posted),
            () -> collection.replace(put.id(), collection.full()),
            () -> collection.patch(patched.id(), collection.full()),
            () -> collection.delete(deleted.id()));

    try (Faults.Fault fault = run.faults().when(Call::writesRow, outage.effect())) {
      Instant began = Instant.now();
      List<Attempt<Boolean>> attempts =
          run.atOnce(
              requests.size(),
              number -> {
                requests.get(number).run();
                return true;
              });
      assertThat(Duration.between(began, Instant.now())).isLessThan(run.budgetWithGrace());
      assertThat(fault.hits())
          .as("commits that met the fault")
          .isGreaterThanOrEqualTo(requests.size());
      assertThat(attempts).allSatisfy(attempt -> assertThat(problem(attempt)).isIn(CREATED_OR_NOT));
    }

    for (Document document : List.of(put, patched, deleted)) {
      assertThat(collection.read(document.id())).isEqualTo(document);
      assertThat(run.ledger(collection).twins().objects(document.id()))
          .as("the copy is still among the objects")
          .contains(run.ledger(collection).twins().keyOf(document));
    }
    assertThat(run.ledger(collection).twins().ids()).as("nothing was made").isEqualTo(ids);
    collection.create(posted);
    collection.replace(put.id(), collection.full());
    collection.delete(deleted.id());
  }

  @Test
  void theServerIsNotReadyButAliveAndSaysSo() {
    try (Faults.Fault fault = run.faults().when(Call::toTable, Outage.TABLE_IS_AWAY.effect())) {
      Pause.until("/readyz is 503", Duration.ofSeconds(20), () -> readiness() == 503);
      assertThat(run.client().service().liveness().getStatus().getValue()).isEqualTo("alive");
      assertThat(fault.hits()).isPositive();
    }
    Pause.until("/readyz is 200 again", Duration.ofSeconds(20), () -> readiness() == 200);
    assertThat(run.client().service().readiness().getTable()).isEqualTo(StoreState.USABLE);
  }

  private int readiness() {
    try {
      run.client().service().readiness();
      return 200;
    } catch (TwinstoreException e) {
      return e.status();
    }
  }
}
