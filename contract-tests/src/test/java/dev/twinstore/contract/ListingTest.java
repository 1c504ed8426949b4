package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that fit into a page or two, and their filters. */
@EveryCollection
record ListingTest(CollectionUnderTest collection, Run run) {

  /** What an index may lag behind on AWS; locally it does not. */
  private static final Duration INDEX_LAG = Duration.ofSeconds(5);

  @Test
  void listingWithoutParametersGivesAPage() {
    Document one = collection.create(collection.full());
    Document other = collection.create(collection.minimal());

    Response raw = run.raw().right().get(collection.path());

    assertThat(raw.statusCode()).isEqualTo(200);
    List<Object> documents =
        Json.array(Json.readObject(raw.asString()).get(collection.shape().name()));
    assertThat(documents.stream().map(Json::object).map(Document::of))
        .extracting(Document::etag, Document::content)
        .contains(tuple(one.etag(), one.content()), tuple(other.etag(), other.content()));
  }

  @Test
  void listingAnEmptyCollectionGivesAnEmptyPage() {
    if (run.ledger(collection).hasOthers()) {
      run.skipped()
          .notHere("listing an empty collection", collection + " holds documents of others");
    }
    assertThat(collection.list(Map.of(), 100)).isEmpty();
    Response raw = run.raw().right().get(collection.path());
    assertThat(Json.readObject(raw.asString()))
        .isEqualTo(Map.of(collection.shape().name(), List.of()));
    assertThat(raw.header("Link")).isNull();
  }

  @Test
  void aDocumentIsInTheListAtOnceWhenItWasCreatedAndGoneFromItAtOnceWhenItWasDeleted() {
    for (int round = 0; round < 5; round++) {
      Document document = collection.create(collection.full());
      assertThat(collection.list(Map.of(), 1000)).contains(document);
      collection.delete(document.id());
      assertThat(collection.list(Map.of(), 1000)).doesNotContain(document);
    }
  }

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
    for (String filter : collection.filters()) {
      content.put(filter, value + " " + filter);
      decoys.add(collection.create(collection.full()));
    }
    Document wanted = collection.create(content);

    Map<String, String> all = new HashMap<>();
    for (String filter : collection.filters()) {
      String asked = value + " " + filter;
      assertFinds(Map.of(filter, asked), wanted);
      all.put(filter, asked);
    }
    assertFinds(all, wanted);

    for (String filter : collection.filters()) {
      Map<String, String> contradiction = new HashMap<>(all);
      contradiction.put(filter, (String) decoys.get(0).content().get(filter));
      assertThat(collection.list(contradiction, 100)).as("filters are joined by AND").isEmpty();
    }
  }

  private void assertFinds(Map<String, String> filters, Document wanted) {
    Pause.until(
        "the list by %s finds what matches".formatted(filters),
        INDEX_LAG,
        () -> collection.list(filters, 100).equals(List.of(wanted)));
  }

  @Test
  void aFilterWithoutAMatchGivesAnEmptyPage() {
    collection.create(collection.full());
    for (String filter : collection.filters()) {
      assertThat(collection.list(Map.of(filter, "nothing has this"), 100)).isEmpty();
    }
  }

  @Test
  void aFilterForgetsAValueThatWasChangedRemovedOrDeleted() {
    String indexed = collection.indexedMember();
    String value = (String) collection.another(indexed);
    Map<String, Object> content = collection.full();
    content.put(indexed, value);
    Document document = collection.create(content);
    assertFinds(Map.of(indexed, value), document);

    Map<String, Object> removed = new HashMap<>();
    removed.put(indexed, null);
    collection.patch(document.id(), removed);
    assertThat(collection.list(Map.of(indexed, value), 100)).isEmpty();

    Document back = collection.patch(document.id(), Map.of(indexed, value));
    assertFinds(Map.of(indexed, value), back);
    collection.delete(document.id());
    assertThat(collection.list(Map.of(indexed, value), 100)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bogus=1 | bogus",
        "limit=0 | limit",
        "limit=-1 | limit",
        "limit=ten | limit",
        "limit=0x10 | limit",
        "limit=1001 | limit",
        "limit=99999999999 | limit",
        "limit=1.5 | limit",
        "limit=%2B5 | limit",
        "limit= | limit",
        "limit=5&limit=6 | limit",
        "limit=5&limit=5 | limit",
        "cursor= | cursor",
        "cursor=no-cursor-at-all | cursor",
        "cursor=%00 | cursor",
        "Limit=5 | Limit",
      })
  void aParameterThatIsNotAsTheContractSaysIs400AndNamed(String query, String parameter) {
    assertProblem(
        run.raw().wrong().get(collection.path() + "?" + query), 400, "invalid", parameter);
  }

  @Test
  void aFilterThatNoDocumentCouldMatchIs400AndNamed() {
    for (String filter : collection.filters()) {
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

  @Test
  void everyViolationOfAListIsNamed() {
    assertProblem(
        run.raw().wrong().get(collection.path() + "?limit=0&bogus=1&other=2"),
        400,
        "invalid",
        "limit",
        "bogus",
        "other");
    assertRefused(400, "invalid", () -> collection.headList(0));
  }
}
