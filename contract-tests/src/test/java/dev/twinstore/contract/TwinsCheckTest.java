package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Twins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The check that all others rely on fails when it should. Tampers with row, copy and marker, and
 * puts them back.
 */
@EveryCollection
record TwinsCheckTest(CollectionUnderTest collection, Run run) {

  private static final String JSON = "application/json";

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
  void aRowThatDiffersInAnyAttributeIsNoticed() {
    Document document = collection.create(collection.full());
    run.ledger(collection).damaged(document.id());
    var row = run.stores().row(collection.shape().name(), document.id()).orElseThrow();
    Map<String, AttributeValue> others =
        Map.of(
            "format", AttributeValue.fromN("2"),
            "revision", AttributeValue.fromN("2"),
            "writeId", AttributeValue.fromS("0193bd7e-9f5c-7c64-8a7f-6b1de0c7b7a1"),
            "createdAt", AttributeValue.fromS("2001-01-01T00:00:00Z"),
            "updatedAt", AttributeValue.fromS("2001-01-01T00:00:00Z"),
            "objectKey", AttributeValue.fromS(collection.shape().name() + "/x/00000001-x.json"),
            "size", AttributeValue.fromN("1"),
            "sha256", AttributeValue.fromS("0".repeat(64)),
            "expiresAt", AttributeValue.fromN("9999999999"),
            "content", AttributeValue.fromM(Map.of()));
    others.forEach(
        (attribute, value) -> {
          Map<String, AttributeValue> changed = new HashMap<>(row);
          changed.put(attribute, value);
          run.stores().putRow(changed);
          assertNoticed(attribute, document);
        });
    collection.shape().indexed().ifPresent(indexed -> assertFilterKeyMatters(row, document));
    run.stores().deleteRow(row);
    assertNoticed("no row", document);
    assertNoticedAnywhere("an object without a row");
    run.stores().putRow(row);
    run.ledger(collection).healed(document.id());
  }

  private void assertFilterKeyMatters(Map<String, AttributeValue> row, Document document) {
    Map<String, AttributeValue> changed = new HashMap<>(row);
    changed.remove("filterKey");
    run.stores().putRow(changed);
    assertNoticed("no filterKey", document);
  }

  @Test
  void aCopyThatDiffersInAnythingIsNoticed() {
    Document document = collection.create(collection.full());
    run.ledger(collection).damaged(document.id());
    String key = twins().keyOf(document);
    String copy = run.stores().object(key).asUtf8String();
    List<String> others =
        List.of(
            copy + " ",
            copy.replace("\"format\":1", "\"format\":2"),
            copy.replace(document.createdAt(), "2001-01-01T00:00:00Z"),
            copy.replace(document.writeId(), "0193bd7e-9f5c-7c64-8a7f-6b1de0c7b7a1"),
            copy.replaceFirst("\"description\":\"[^\"]*\"", "\"description\":\"\""),
            copy.replace("\"description\":", "\"describtion\":"),
            "{}");
    for (String other : others) {
      run.stores().putObject(key, JSON, other);
      assertNoticed(other, document);
    }
    run.stores().putObject(key, "text/plain", copy);
    assertNoticed("another type", document);
    run.stores().deleteObject(key);
    assertNoticed("no copy", document);
    assertNoticedAnywhere("a row without its copy");
    run.stores().putObject(key, JSON, copy);
    run.ledger(collection).healed(document.id());

    String orphan = collection.shape().name() + "/" + document.id() + "/00000009-x.json";
    run.stores().putObject(orphan, JSON, copy);
    assertNoticed("a second copy", document);
    assertNoticedAnywhere("an orphan");
    run.stores().deleteObject(orphan);
  }

  @Test
  void whatADeletedDocumentLeavesBehindIsNoticed() {
    Document document = collection.create(collection.full());
    var row = run.stores().row(collection.shape().name(), document.id()).orElseThrow();
    collection.delete(document.id());
    var tombstone = run.stores().row(collection.shape().name(), document.id()).orElseThrow();

    run.stores().putObject(twins().keyOf(document), JSON, "{}");
    assertThatThrownBy(() -> twins().areAbsent(document.id(), Set.of()))
        .isInstanceOf(AssertionError.class);
    run.stores().deleteObject(twins().keyOf(document));

    run.stores().putRow(row);
    assertThatThrownBy(() -> twins().areAbsent(document.id(), Set.of()))
        .isInstanceOf(AssertionError.class);
    run.stores().putRow(tombstone);
  }
}
