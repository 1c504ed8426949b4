package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static dev.twinstore.contract.Refusals.assertRefusedSomewhere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Precondition;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GET, HEAD and OPTIONS of one document. */
@EveryCollection
record ReadingTest(CollectionUnderTest collection, Run run) {

  @Test
  void gettingOneThatExistsGivesItsETagAndTheValuesAndTypesThatWereSent() {
    var sent = collection.full();
    Document created = collection.create(sent);

    Document read = collection.read(created.id());
    Response raw = run.raw().right().get(collection.path(created.id()));

    assertThat(read).isEqualTo(created);
    assertThat(read.content()).isEqualTo(collection.contentOf(sent));
    assertThat(raw.statusCode()).isEqualTo(200);
    assertThat(raw.header("ETag")).isEqualTo(created.etag());
    assertThat(raw.contentType()).startsWith("application/json");
  }

  @Test
  void gettingOneThatDoesNotExistIs404() {
    assertRefused(404, "not-found", () -> collection.read("nobody"));
    assertProblem(run.raw().right().get(collection.path("nobody")), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "naïve", "a*b", "a%b", "a\"b", "a;b", "a,b", "$", "🫖"})
  void gettingAnIdThatCannotExistIs400(String id) {
    assertRefused(400, "invalid", () -> collection.read(id), collection.idMember());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "../b", "a\u0000b", "\\"})
  void gettingAnIdThatIsNoSegmentOfAPathIs400(String id) {
    assertRefusedSomewhere(400, "invalid", () -> collection.read(id));
  }

  @Test
  void anIdHas128CharactersAtMost() {
    assertRefused(404, "not-found", () -> collection.read("x".repeat(128)));
    assertRefused(400, "invalid", () -> collection.read("x".repeat(129)), collection.idMember());
  }

  @Test
  void gettingWithIfNoneMatchOfTheCurrentETagIs304WithTheETag() {
    Document document = collection.create(collection.minimal());

    assertThat(collection.read(document.id(), Precondition.ifNoneMatch(document.etag()))).isEmpty();
    Response raw =
        run.raw()
            .right()
            .header("If-None-Match", document.etag())
            .get(collection.path(document.id()));
    assertThat(raw.statusCode()).isEqualTo(304);
    assertThat(raw.header("ETag")).isEqualTo(document.etag());
    assertThat(raw.asString()).isEmpty();

    Document changed = collection.replace(document.id(), collection.minimal());
    assertThat(collection.read(document.id(), Precondition.ifNoneMatch(document.etag())))
        .contains(changed);
  }

  @Test
  void headIsAsGetWithoutTheBody() {
    Document document = collection.create(collection.full());
    assertThat(collection.head(document.id())).isEqualTo(document.etag());
    assertThat(collection.head(document.id(), Precondition.ifNoneMatch(document.etag()))).isEmpty();

    Response get = run.raw().right().get(collection.path(document.id()));
    Response head = run.raw().right().head(collection.path(document.id()));
    assertThat(head.asString()).isEmpty();
    for (String name : List.of("ETag", "Content-Type")) {
      assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
    }

    assertThat(run.raw().right().head(collection.path("nobody")).statusCode()).isEqualTo(404);
    assertRefused(404, "not-found", () -> collection.head("nobody"));
    assertRefused(400, "invalid", () -> collection.head("no body"));
  }

  @Test
  void headOfAListIsAsGetWithoutTheBody() {
    collection.create(collection.minimal());
    collection.create(collection.minimal());
    collection.headList(1);

    Response get = run.raw().right().queryParam("limit", 1).get(collection.path());
    Response head = run.raw().right().queryParam("limit", 1).head(collection.path());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.asString()).isEmpty();
    assertThat(head.header("Link")).isEqualTo(get.header("Link")).isNotNull();
  }

  @Test
  void optionsIs204WithAllow() {
    assertThat(collection.methods()).containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
    assertThat(collection.methods("any-id"))
        .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS");

    Response raw = run.raw().right().options(collection.path());
    assertThat(raw.statusCode()).isEqualTo(204);
    assertThat(raw.header("Allow")).isNotBlank();
    assertThat(raw.asString()).isEmpty();
  }
}
