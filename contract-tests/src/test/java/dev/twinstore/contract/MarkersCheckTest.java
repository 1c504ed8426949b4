package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Shape;
import dev.twinstore.contract.stores.Stores;
import dev.twinstore.contract.stores.Twins;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The check of the markers fails when it should. Tampers with them, and puts them back. */
@EveryCollection(Trait.UNIQUE_MEMBER)
record MarkersCheckTest(CollectionUnderTest collection, Run run) {

  private Twins twins() {
    return run.ledger(collection).twins();
  }

  private void assertNoticed(String what, Document document) {
    assertThatThrownBy(() -> twins().match(document, Set.of()))
        .as(what)
        .isInstanceOf(AssertionError.class);
  }

  private void assertNoticedAnywhere(String what) {
    assertThatThrownBy(() -> twins().matchEverywhere(Set.of()))
        .as(what)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aMarkerThatIsMissingForeignOrLeftOverIsNoticed() {
    Document document = collection.create(collection.full());
    run.ledger(collection).damaged(document.id());
    Stores stores = run.stores();
    String value = Shape.markerKey(document.content().get(collection.uniqueMember()));
    var marker = stores.row(collection.shape().markerPartition(), value).orElseThrow();

    stores.deleteRow(marker);
    assertNoticed("no marker", document);
    assertNoticedAnywhere("a document without its marker");

    Map<String, AttributeValue> foreign = new HashMap<>(marker);
    foreign.put("owner", AttributeValue.fromS("another"));
    stores.putRow(foreign);
    assertNoticed("a marker of another's", document);
    stores.putRow(marker);
    run.ledger(collection).healed(document.id());

    foreign.put("id", AttributeValue.fromS("left over"));
    stores.putRow(foreign);
    assertNoticedAnywhere("a marker without its document");
    stores.deleteRow(foreign);
  }
}
