package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that fit into a page or two. */
@EveryCollection
record ListingTest(CollectionUnderTest collection, Run run) {

  @Test
  void listingWithoutParametersGivesAPage() {
    Document one = collection.create(collection.full());
    Document other = collection.create(collection.minimal());

    Response raw = run.raw().right().get(collection.path());

    assertThat(raw.statusCode()).isEqualTo(200);
    List<Object> documents =
        Json.array(Json.readObject(raw.asString()).get(collection.shape().name()));
    assertThat(documents.stream().map(Json::object).map(collection::document))
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
