package dev.twinstore.contract;

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

  @ParameterizedTest
  @EnumSource
  void whatTheRowHoldsIsReadFromTheRow(Damage damage) {
    Document document = collection.create(collection.full());
    damage.to(document, collection, run);

    assertThat(collection.read(document.id())).isEqualTo(document);
    assertThat(collection.list(Map.of(), 1000)).contains(document);

    collection.replace(document.id(), collection.full());
    run.ledger(collection).healed(document.id());
  }
}
