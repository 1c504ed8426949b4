package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DELETE, and life after it. */
@EveryCollection
record DeletingTest(CollectionUnderTest collection, Run run) {

  @Test
  void deletingIs204AndThenEverythingIs404() {
    Document document = collection.create(collection.full());

    Response raw = run.raw().right().delete(collection.path(document.id()));
    assertThat(raw.statusCode()).isEqualTo(204);
    assertThat(raw.asString()).isEmpty();

    assertRefused(404, "not-found", () -> collection.delete(document.id()));
    assertRefused(404, "not-found", () -> collection.read(document.id()));
    assertRefused(404, "not-found", () -> collection.head(document.id()));
    assertRefused(404, "not-found", () -> collection.patch(document.id(), collection.full()));
    assertThat(collection.list(Map.of(), 1000)).doesNotContain(document);
  }

  @Test
  void deletingOneThatNeverWasIs404() {
    assertRefused(404, "not-found", () -> collection.delete("nobody"));
    assertRefused(400, "invalid", () -> collection.delete("no body"), collection.idMember());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "//", "/%20", "/.", "/..", "/%2e", "/%2e%2e", "/*", "/%2F", "?id=a", ""})
  void deletingWithAnEmptyIdOrOneThatCannotBeNeverDeletes(String tail) {
    Document document = collection.create(collection.full());

    Response raw = run.raw().wrong().delete(collection.path() + tail);

    assertThat(raw.statusCode()).as(raw.asString()).isBetween(400, 499);
    assertThat(raw.contentType()).startsWith("application/problem+json");
    assertThat(collection.read(document.id())).isEqualTo(document);
  }

  @Test
  void deletingWithNothingButASlashIs404Or405() {
    Response raw = run.raw().wrong().delete(collection.path() + "/");
    assertThat(raw.statusCode()).isIn(404, 405);
    assertProblem(
        raw, raw.statusCode(), raw.statusCode() == 404 ? "not-found" : "method-not-allowed");
  }
}
