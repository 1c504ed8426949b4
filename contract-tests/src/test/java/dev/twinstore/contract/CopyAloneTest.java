package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Document;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large documents, whose copy alone holds their content, while that copy can't be had. */
@EveryCollection(Trait.FREE_MEMBER)
record CopyAloneTest(CollectionUnderTest collection, Run run) {

  @ParameterizedTest
  @EnumSource
  void whatTheCopyAloneHeldIs503AndNever404AndPutStillWorks(Damage damage) {
    Document document = large();
    damage.to(document, collection, run);

    assertRefused(503, "unavailable", () -> collection.read(document.id()));
    assertRefused(
        503,
        "unavailable",
        () -> collection.patch(document.id(), Map.of("description", "Patched.")));
    assertRefused(503, "unavailable", () -> collection.head(document.id()));

    Document after = collection.replace(document.id(), collection.full());
    run.ledger(collection).healed(document.id());
    assertThat(collection.read(document.id())).isEqualTo(after);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheCopyAloneHeldCanStillBeDeleted(Damage damage) {
    Document document = large();
    damage.to(document, collection, run);
    collection.delete(document.id());
    run.ledger(collection).healed(document.id());
    assertThat(collection.find(document.id())).isEmpty();
  }

  @Test
  @NeedsFaults
  void withTheBucketAwayTheyAre503UntilItIsBack() {
    Document large = large();
    try (Faults.Fault fault = run.faults().when(Call::toBucket, Outage.BUCKET_IS_AWAY.effect())) {
      assertRefused(503, "unavailable", () -> collection.head(large.id()));
      TwinstoreException refusal =
          assertRefused(503, "unavailable", () -> collection.read(large.id()));
      assertThat(refusal.retryAfter()).isPositive();
      assertThat(fault.hits()).isPositive();
    }
    assertThat(collection.read(large.id())).isEqualTo(large);
  }

  private Document large() {
    return collection.create(collection.padded(200_000));
  }
}
