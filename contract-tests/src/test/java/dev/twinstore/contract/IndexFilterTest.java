package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The filter that goes by way of the index. */
@EveryCollection(Trait.INDEXED_MEMBER)
record IndexFilterTest(CollectionUnderTest collection, Run run) {

  /** What an index may lag behind on AWS; locally it does not. */
  private static final Duration INDEX_LAG = Duration.ofSeconds(5);

  @Test
  void aFilterFindsWhatMatchesAndForgetsAValueThatWasChangedOrDeleted() {
    String indexed = collection.indexedMember();
    Document document = collection.create(collection.full());
    String before = (String) document.content().get(indexed);
    String after = (String) collection.another(indexed);
    assertFinds(indexed, before, document);
    assertNotFound(indexed, after, document);

    Document changed = collection.patch(document.id(), Map.of(indexed, after));
    assertFinds(indexed, after, changed);
    assertNotFound(indexed, before, changed);

    collection.delete(document.id());
    assertNotFound(indexed, after, changed);
  }

  @Test
  void aFilterForgetsAValueThatWasRemoved() {
    String indexed = collection.indexedMember();
    if (collection.optional().contains(indexed)) {
      Document document = collection.create(collection.full());
      String value = (String) document.content().get(indexed);
      Map<String, Object> removed = new HashMap<>();
      removed.put(indexed, null);
      Document without = collection.patch(document.id(), removed);
      assertNotFound(indexed, value, without);

      assertFinds(indexed, value, collection.patch(document.id(), Map.of(indexed, value)));
    }
  }

  @Test
  void aFilterThatIsGivenTwiceOrIsEmptyIs400AndNamed() {
    for (String filter : collection.filters()) {
      Object value = collection.full().get(filter);
      for (String query :
          List.of(filter + "=", "%s=%s&%s=%s".formatted(filter, value, filter, value))) {
        assertProblem(
            run.raw().wrong().get(collection.path() + "?" + query.replace(" ", "%20")),
            400,
            "invalid",
            filter);
      }
    }
  }

  private void assertFinds(String filter, String value, Document wanted) {
    Pause.until(
        "the list by %s=%s has %s".formatted(filter, value, wanted.id()),
        INDEX_LAG,
        () -> collection.list(Map.of(filter, value), 100).contains(wanted));
  }

  private void assertNotFound(String filter, String value, Document other) {
    assertThat(collection.list(Map.of(filter, value), 100))
        .extracting(Document::id)
        .doesNotContain(other.id());
  }
}
