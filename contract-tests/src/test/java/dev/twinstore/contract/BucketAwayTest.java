package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreException;
import dev.twinstore.client.model.Readiness;
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

/** The bucket refuses or is away; then it heals. */
@Order(2)
@NeedsFaults
@EveryCollection
record BucketAwayTest(CollectionUnderTest collection, Run run) {

  @ParameterizedTest
  @EnumSource(names = "BUCKET.*", mode = EnumSource.Mode.MATCH_ALL)
  void postPutAndPatchAre503WithinTheBudgetWithoutAHalfStateAndTheirRetriesSucceed(Outage outage) {
    Document put = collection.create(collection.full());
    Document patched = collection.create(collection.full());
    Map<String, Object> posted = collection.withIdIfChosen(collection.full(), "posted");
    if (outage == Outage.BUCKETS_ANSWERS_ARE_LOST) {
      List.of(put.id(), patched.id(), "posted").forEach(run.ledger(collection)::allowOrphans);
      run.ledger(collection).allowOrphansOfTheUnborn();
    }
    Set<String> ids = run.ledger(collection).twins().ids();
    Map<String, Object> change = Map.of("description", "Changed.");

    try (Faults.Fault fault = run.faults().when(Call::toBucket, outage.effect())) {
      Instant began = Instant.now();
      List<Attempt<Document>> attempts =
          run.atOnce(
              3,
              number ->
                  switch (number) {
                    case 0 -> collection.create(posted);
                    case 1 -> collection.replace(put.id(), collection.full());
                    default -> collection.patch(patched.id(), change);
                  });
      assertThat(Duration.between(began, Instant.now())).isLessThan(run.budgetWithGrace());
      assertThat(fault.hits()).as("calls that met the fault").isPositive();
      assertThat(attempts).allSatisfy(attempt -> assertUnavailable(attempt.refusal()));

      assertThat(collection.find("posted")).isEmpty();
      assertThat(collection.read(put.id())).isEqualTo(put);
      assertThat(collection.read(patched.id())).isEqualTo(patched);
      assertThat(collection.list(Map.of(), 1000))
          .contains(put, patched)
          .extracting(Document::id)
          .isSubsetOf(ids);
    }

    collection.create(posted);
    assertThat(collection.replace(put.id(), collection.full()).revision())
        .isEqualTo(put.revision() + 1);
    assertThat(collection.patch(patched.id(), change).revision()).isEqualTo(patched.revision() + 1);
  }

  private static void assertUnavailable(RuntimeException refusal) {
    assertThat(refusal).isInstanceOf(TwinstoreException.class);
    TwinstoreException problem = (TwinstoreException) refusal;
    assertThat(problem.status() + " " + problem.slug())
        .as(problem.getMessage())
        .isEqualTo("503 unavailable");
    assertThat(problem.retryAfter()).as("Retry-After").isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = "BUCKET.*", mode = EnumSource.Mode.MATCH_ALL)
  void deletingIs204AndTheDocumentIsGoneThoughItsCopyMayStayUntilASweep(Outage outage) {
    Map<String, Object> members = collection.withIdIfChosen(collection.full(), "deleted");
    Document document = collection.create(members);
    String id = document.id();
    run.ledger(collection).allowOrphans(id);

    try (Faults.Fault fault = run.faults().when(Call::toBucket, outage.effect())) {
      Instant began = Instant.now();
      collection.delete(id);
      assertThat(Duration.between(began, Instant.now())).isLessThan(run.budgetWithGrace());
      assertThat(fault.hits()).as("calls that met the fault").isPositive();

      assertRefused(404, "not-found", () -> collection.read(id));
      assertThat(collection.list(Map.of(), 1000)).doesNotContain(document);
    }
    Document next = collection.create(members);
    assertThat(next.writeId()).isGreaterThan(document.writeId());
  }

  @Test
  void aSupersededCopyThatCannotBeDeletedCostsNoWrite() {
    Document document = collection.create(collection.full());
    run.ledger(collection).allowOrphans(document.id());
    try (Faults.Fault fault = run.faults().when(Call::deletesCopy, Outage.BUCKET_FAILS.effect())) {
      Document after = collection.replace(document.id(), collection.full());
      assertThat(after.revision()).isEqualTo(document.revision() + 1);
      assertThat(fault.hits()).as("attempts to delete the superseded copy").isPositive();
    }
  }

  @Test
  void readsOfRowsGoOnAndTheServerSaysThatItIsDegraded() {
    Document small = collection.create(collection.full());

    try (Faults.Fault fault = run.faults().when(Call::toBucket, Outage.BUCKET_IS_AWAY.effect())) {
      assertThat(collection.read(small.id())).isEqualTo(small);
      Pause.until(
          "the server says that the bucket is away",
          Duration.ofSeconds(20),
          () -> run.client().service().readiness().getBucket() == StoreState.AWAY);
      Readiness readiness = run.client().service().readiness();
      assertThat(readiness.getStatus()).isEqualTo(Readiness.StatusEnum.DEGRADED);
      assertThat(readiness.getTable()).isEqualTo(StoreState.USABLE);
      assertThat(fault.hits()).isPositive();
    }
    Pause.until(
        "the server says that it is ready again",
        Duration.ofSeconds(20),
        () -> run.client().service().readiness().getStatus() == Readiness.StatusEnum.READY);
  }
}
