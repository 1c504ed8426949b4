package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Precondition;
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
import org.junit.jupiter.params.provider.ValueSource;

/** If-Match and If-None-Match (RFC 9110, 13.1) on every operation that can use them. */
@EveryCollection
record PreconditionsTest(CollectionUnderTest collection, Run run) {

  private void assertAllRefused(Document document, Precondition precondition) {
    String id = document.id();
    assertRefused(
        412, "precondition-failed", () -> collection.replace(id, collection.full(), precondition));
    assertRefused(
        412, "precondition-failed", () -> collection.patch(id, collection.full(), precondition));
    assertRefused(412, "precondition-failed", () -> collection.patch(id, Map.of(), precondition));
    assertRefused(412, "precondition-failed", () -> collection.delete(id, precondition));
    assertThat(collection.read(id)).as("nothing changed").isEqualTo(document);
  }

  @Test
  void anIfMatchThatIsNotTheCurrentETagIs412AndChangesNothing() {
    Document old = collection.create(collection.full());
    Document now = collection.replace(old.id(), collection.full());
    List<String> stale =
        List.of(
            old.etag(),
            "\"nonsense\"",
            "\"" + now.revision() + "-" + old.writeId() + "\"",
            "\"" + old.revision() + "-" + now.writeId() + "\"",
            "W/" + now.etag(),
            old.etag() + ", \"x\"");
    for (String etag : stale) {
      assertAllRefused(now, Precondition.ifMatch(etag));
    }
  }

  @Test
  void anIfMatchThatIsTheCurrentETagOrAListWithItOrAStarGoesOn() {
    Document document = collection.create(collection.full());
    document =
        collection.replace(document.id(), collection.full(), Precondition.ifMatch(document.etag()));
    document =
        collection.patch(
            document.id(),
            collection.full(),
            Precondition.ifMatch("\"x\"", document.etag(), "\"y\""));
    document = collection.replace(document.id(), collection.full(), Precondition.ifMatch("*"));
    collection.delete(document.id(), Precondition.ifMatch(document.etag()));
    assertThat(collection.find(document.id())).isEmpty();
  }

  @Test
  void anIfNoneMatchOfTheCurrentETagOrAStarIs412OnWhateverChanges() {
    Document document = collection.create(collection.full());
    assertAllRefused(document, Precondition.ifNoneMatch(document.etag()));
    assertAllRefused(document, Precondition.ifNoneMatch("\"x\"", document.etag()));
    assertAllRefused(document, Precondition.ifNoneMatch("W/" + document.etag()));
    assertAllRefused(document, Precondition.ifNoneMatch("*"));
    Document after =
        collection.replace(document.id(), collection.full(), Precondition.ifNoneMatch("\"x\""));
    collection.delete(document.id(), Precondition.ifNoneMatch(document.etag()));
    assertThat(collection.find(after.id())).isEmpty();
  }

  @Test
  void readsAreJudgedByPreconditionsToo() {
    Document document = collection.create(collection.full());
    String id = document.id();
    assertThat(collection.read(id, Precondition.ifMatch(document.etag()))).contains(document);
    assertThat(collection.head(id, Precondition.ifMatch("*"))).contains(document.etag());
    assertThat(collection.read(id, Precondition.ifNoneMatch("\"x\""))).contains(document);
    assertThat(collection.read(id, Precondition.ifNoneMatch("\"x\"", document.etag()))).isEmpty();
    assertThat(collection.read(id, Precondition.ifNoneMatch("W/" + document.etag()))).isEmpty();
    assertThat(collection.read(id, Precondition.ifNoneMatch("*"))).isEmpty();
    assertRefused(
        412, "precondition-failed", () -> collection.read(id, Precondition.ifMatch("\"x\"")));
    assertRefused(
        412, "precondition-failed", () -> collection.head(id, Precondition.ifMatch("\"x\"")));
    assertRefused(404, "not-found", () -> collection.read("nobody", Precondition.ifNoneMatch("*")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "\"open", "x\"y\"", "\"a\" \"b\"", "*, \"a\""})
  void aPreconditionThatIsNoListOfETagsIs400AndNamed(String value) {
    Document document = collection.create(collection.full());
    for (String header : List.of("If-Match", "If-None-Match")) {
      Response raw = run.raw().wrong().header(header, value).get(collection.path(document.id()));
      assertProblem(raw, 400, "invalid", header);
    }
    Response put =
        run.raw()
            .wrong()
            .header("If-Match", value)
            .contentType("application/json")
            .body(Json.write(collection.full()))
            .put(collection.path(document.id()));
    assertProblem(put, 400, "invalid", "If-Match");
  }

  @Test
  void preconditionsAreJudgedBeforeTheBodyAndAfterItsMediaType() {
    Document document = collection.create(collection.full());
    Response body =
        run.raw()
            .wrong()
            .header("If-Match", "\"x\"")
            .contentType("application/json")
            .body("{}")
            .put(collection.path(document.id()));
    assertProblem(body, 412, "precondition-failed");
    Response type =
        run.raw()
            .wrong()
            .header("If-Match", "\"x\"")
            .contentType("text/plain")
            .body("{}")
            .put(collection.path(document.id()));
    assertProblem(type, 415, "unsupported-media-type");
  }
}
