package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody deletes or changes an object behind the service's back. */
@EveryCollection
record DamagedCopyTest(CollectionUnderTest collection, Run run) {

  private enum Damage {
    DELETED,
    CHANGED,
    EMPTIED
  }

  private void damage(Document document, Damage damage) {
    String key = run.ledger(collection).twins().keyOf(document);
    run.ledger(collection).damaged(document.id());
    switch (damage) {
      case DELETED -> run.stores().deleteObject(key);
      case CHANGED ->
          run.stores().putObject(key, "application/json", "{\"content\":{\"name\":\"forged\"}}");
      case EMPTIED -> run.stores().putObject(key, "application/json", "");
    }
  }

  private Document large() {
    Map<String, Object> content = collection.full();
    content.put(collection.freeMember(), Map.of("padding", "x".repeat(200_000)));
    return collection.create(content);
  }

  @ParameterizedTest
  @EnumSource
  void whatTheRowHoldsIsReadFromTheRow(Damage damage) {
    Document document = collection.create(collection.full());
    damage(document, damage);

    assertThat(collection.read(document.id())).isEqualTo(document);
    assertThat(collection.list(Map.of(), 1000)).contains(document);

    collection.replace(document.id(), collection.full());
    run.ledger(collection).healed(document.id());
  }

  @ParameterizedTest
  @EnumSource
  void whatTheCopyAloneHeldIs503AndNever404AndPutStillWorks(Damage damage) {
    Document document = large();
    damage(document, damage);

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
    damage(document, damage);
    collection.delete(document.id());
    run.ledger(collection).healed(document.id());
    assertThat(collection.find(document.id())).isEmpty();
  }
}
