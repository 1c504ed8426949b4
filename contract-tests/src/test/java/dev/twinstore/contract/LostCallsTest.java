package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Precondition;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Single calls to the stores go wrong, once or twice; who asked must not notice. */
@Order(2)
@NeedsFaults
@EveryCollection
record LostCallsTest(CollectionUnderTest collection, Run run) {

  @ParameterizedTest
  @EnumSource(
      names = {
        "TABLES_ANSWERS_ARE_LOST",
        "TABLE_IS_AWAY",
        "TABLE_THROTTLES",
        "TABLE_CONFLICTS",
        "TABLE_FAILS"
      })
  void aCommitThatGoesWrongOnceOrTwiceIsStillMadeExactlyOnce(Outage outage) {
    for (int times = 1; times <= 2; times++) {
      int wrong = times;
      assertLifeGoesOn(Call::writesRow, () -> outage.effect().first(wrong));
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "BUCKETS_ANSWERS_ARE_LOST",
        "BUCKET_IS_AWAY",
        "BUCKET_IS_SLOWED_DOWN",
        "BUCKET_FAILS"
      })
  void aCopyThatIsPutOnlyAtTheSecondTryIsTheOnlyOne(Outage outage) {
    assertLifeGoesOn(Call::putsCopy, () -> outage.effect().first(1));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TABLES_ANSWERS_ARE_LOST", "TABLE_IS_AWAY", "TABLE_THROTTLES", "TABLE_FAILS"})
  void aReadOfARowThatGoesWrongOnceIsDoneAgain(Outage outage) {
    assertLifeGoesOn(call -> call.toTable() && !call.writesRow(), () -> outage.effect().first(1));
  }

  /**
   * Creates, replaces, patches, reads and deletes a document, each time with a new effect in force.
   */
  private void assertLifeGoesOn(Predicate<Call> chosen, Supplier<Effect> effect) {
    AtomicInteger hits = new AtomicInteger();
    Under under =
        new Under() {
          @Override
          public <T> T fault(Supplier<T> request) {
            try (Faults.Fault fault = run.faults().when(chosen, effect.get())) {
              T answer = request.get();
              hits.addAndGet(Math.min(1, fault.hits()));
              return answer;
            }
          }
        };
    Document created = under.fault(() -> collection.create(collection.full()));
    String id = created.id();
    Precondition unchanged = Precondition.ifMatch(created.etag());
    Document replaced = under.fault(() -> collection.replace(id, collection.full(), unchanged));
    assertThat(replaced.revision()).isEqualTo(created.revision() + 1);
    Document patched = under.fault(() -> collection.patch(id, Map.of("description", "Patched.")));
    assertThat(patched.revision()).isEqualTo(replaced.revision() + 1);
    assertThat(under.fault(() -> collection.read(id))).isEqualTo(patched);
    under.fault(
        () -> {
          collection.delete(id);
          return true;
        });
    assertThat(collection.find(id)).isEmpty();
    assertThat(hits.get()).as("requests that met the fault, of five").isGreaterThanOrEqualTo(3);
  }

  /** Sends one request with a fault in force. */
  private interface Under {
    <T> T fault(Supplier<T> request);
  }

  @Test
  void aCommitWhoseAnswersAreAllLostIsOfUnknownOutcomeAndWhatTheRowSaysIsWhatIs() {
    Document document = collection.create(collection.full());
    run.ledger(collection).allowOrphans(document.id());
    Map<String, Object> content = collection.full();

    try (Faults.Fault fault = run.faults().when(Call::writesRow, Effect.answerLost())) {
      TwinstoreException refusal =
          Refusals.assertRefused(
              503, "unknown-outcome", () -> collection.replace(document.id(), content));
      assertThat(refusal.retryAfter()).isPositive();
      assertThat(fault.hits()).isPositive();
    }

    Document now = collection.read(document.id());
    assertThat(now.revision()).as("it was made, once").isEqualTo(document.revision() + 1);
  }

  @Test
  void aCommitThatArrivesAfterAnotherWritersIsLostAndMadeAnew() {
    Document document = collection.create(collection.full());
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    String member = collection.required().get(0);
    Map<String, Object> slow = Map.of(member, collection.another(member));
    Map<String, Object> quick = Map.of("description", "Patched.");

    List<Attempt<Document>> attempts;
    try (Faults.Fault fault =
        run.faults().when(Call::writesRow, Effect.held(arrived, letGo).first(1))) {
      attempts =
          run.atOnce(
              2,
              number -> {
                if (number == 0) {
                  return collection.patch(document.id(), slow);
                }
                awaitQuietly(arrived);
                Document after = collection.patch(document.id(), quick);
                letGo.countDown();
                return after;
              });
      assertThat(fault.hits()).as("commits: held, overtaking, made anew").isGreaterThanOrEqualTo(3);
    }

    assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.refusal()).isNull());
    assertThat(collection.read(document.id()).content())
        .containsAllEntriesOf(slow)
        .containsAllEntriesOf(quick);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while another writer's commit was held", e);
    }
  }
}
