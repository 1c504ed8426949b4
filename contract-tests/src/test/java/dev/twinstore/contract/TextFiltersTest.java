package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters that take any text. */
@EveryCollection(Trait.TEXT_FILTERS)
record TextFiltersTest(CollectionUnderTest collection, Run run) {

  /** What an index may lag behind on AWS; locally it does not. */
  private static final Duration INDEX_LAG = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "with two spaces",
        "quo\"tes 'of' both `kinds`",
        "100 % + more & less = ?",
        "' or '1'='1",
        "Größe 中文 🫖",
        "a#b/c\\d;e,f|g"
      })
  void filtersFindJustWhatMatchesEachAloneAndAllTogether(String value) {
    List<Document> decoys = new ArrayList<>();
    Map<String, Object> content = collection.full();
    for (String filter : collection.textFilters()) {
      content.put(filter, value + " " + filter);
      decoys.add(collection.create(collection.full()));
    }
    Document wanted = collection.create(content);

    Map<String, String> all = new HashMap<>();
    for (String filter : collection.textFilters()) {
      String asked = value + " " + filter;
      assertFinds(Map.of(filter, asked), wanted);
      all.put(filter, asked);
    }
    assertFinds(all, wanted);

    for (String filter : collection.textFilters()) {
      Map<String, String> contradiction = new HashMap<>(all);
      contradiction.put(filter, (String) decoys.get(0).content().get(filter));
      assertThat(collection.list(contradiction, 100)).as("filters are joined by AND").isEmpty();
    }
  }

  @Test
  void aFilterWithoutAMatchGivesAnEmptyPage() {
    collection.create(collection.full());
    for (String filter : collection.textFilters()) {
      assertThat(collection.list(Map.of(filter, "nothing has this"), 100)).isEmpty();
    }
  }

  @Test
  void aFilterThatNoDocumentCouldMatchIs400AndNamed() {
    for (String filter : collection.textFilters()) {
      assertRefused(400, "invalid", () -> collection.list(Map.of(filter, ""), 100), filter);
      int longest = collection.textLimits().get(filter);
      assertRefused(
          400,
          "invalid",
          () -> collection.list(Map.of(filter, "x".repeat(longest + 1)), 100),
          filter);
      assertProblem(
          run.raw().wrong().get("%s?%s=a&%s=b".formatted(collection.path(), filter, filter)),
          400,
          "invalid",
          filter);
    }
  }

  private void assertFinds(Map<String, String> filters, Document wanted) {
    Pause.until(
        "the list by %s finds what matches".formatted(filters),
        INDEX_LAG,
        () -> collection.list(filters, 100).equals(List.of(wanted)));
  }
}
