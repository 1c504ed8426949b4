package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** POST of what is as it should be, and of what is taken. */
@EveryCollection
record CreatingTest(CollectionUnderTest collection, Run run) {

  @Test
  void postingAValidDocumentIs201WithLocationETagAndTheDocument() {
    for (Map<String, Object> content : List.of(collection.minimal(), collection.full())) {
      Response raw =
          run.raw()
              .right()
              .contentType(ContentType.JSON)
              .body(Json.write(content))
              .post(collection.path());

      assertThat(raw.statusCode()).isEqualTo(201);
      Document created = Document.of(Json.readObject(raw.asString()));
      assertThat(created.content()).isEqualTo(Json.plainObject(content));
      assertThat(raw.header("ETag")).isEqualTo(created.etag());
      assertThat(run.uri().resolve(raw.header("Location")))
          .isEqualTo(run.uri().resolve(collection.path(created.id())));
      assertThat(collection.read(created.id()).content()).isEqualTo(created.content());
    }
  }

  @Test
  void aDocumentWithoutAnIdIsGivenAUuid() {
    Document document = collection.create(collection.minimal());
    assertThat(document.id())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(document.revision()).isEqualTo(1);
    assertThat(document.createdAt()).isEqualTo(document.updatedAt());
    assertThat(Instant.parse(document.createdAt()))
        .isBetween(
            Instant.now().minus(Duration.ofMinutes(2)), Instant.now().plus(Duration.ofMinutes(2)));
  }

  @Test
  void anIdOfTheClientsChoiceIsKeptInEveryFormThatTheContractAllows() {
    for (String id :
        List.of("a", "A.b_c~d-9", "...", "-", "~", "z".repeat(128), "00000001-x.json")) {
      Map<String, Object> members = collection.full();
      members.put("id", id);
      assertThat(collection.create(members).id()).isEqualTo(id);
      assertThat(collection.read(id).id()).isEqualTo(id);
    }
  }

  @Test
  void idsThatDifferOnlyInCaseAreTwoDocuments() {
    Map<String, Object> lower = collection.minimal();
    lower.put("id", "kettle");
    Map<String, Object> upper = collection.minimal();
    upper.put("id", "KETTLE");
    Document one = collection.create(lower);
    Document other = collection.create(upper);
    assertThat(collection.read("kettle")).isEqualTo(one);
    assertThat(collection.read("KETTLE")).isEqualTo(other);
  }

  @Test
  void postingATakenIdIs409AndWhatWasStoredIsUntouched() {
    Document stored = collection.create(collection.full());
    Map<String, Object> again = collection.full();
    again.put("id", stored.id());

    assertRefused(409, "taken", () -> collection.create(again), "/id");

    assertThat(collection.read(stored.id())).isEqualTo(stored);
  }

  @Test
  void postingATakenUniqueValueIs409AndWhatWasStoredIsUntouched() {
    String unique = collection.uniqueMember();
    Document stored = collection.create(collection.full());
    Map<String, Object> again = collection.full();
    again.put(unique, stored.content().get(unique));

    assertRefused(409, "taken", () -> collection.create(again), "/" + unique);
    again.put("id", "another-id");
    assertRefused(409, "taken", () -> collection.create(again), "/" + unique);

    assertThat(collection.read(stored.id())).isEqualTo(stored);
    assertThat(collection.find("another-id")).isEmpty();
  }

  @Test
  void postingBothATakenIdAndATakenUniqueValueIs409() {
    Document stored = collection.create(collection.full());
    TwinstoreException refusal =
        catchThrowableOfType(
            TwinstoreException.class,
            () -> collection.create(withId(stored.content(), stored.id())));
    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.violations()).isNotEmpty();
    assertThat(collection.read(stored.id())).isEqualTo(stored);
  }

  @Test
  void uniqueValuesThatDifferOnlyInWhiteSpaceAroundOrInNormalFormAreTheSame() {
    String unique = collection.uniqueMember();
    Map<String, Object> composed = collection.minimal();
    composed.put(unique, "Caf\u00e9 \ud83e\uded6 1");
    collection.create(composed);
    for (String same : List.of("Cafe\u0301 \ud83e\uded6 1", "  Caf\u00e9 \ud83e\uded6 1\t")) {
      Map<String, Object> again = collection.minimal();
      again.put(unique, same);
      assertRefused(409, "taken", () -> collection.create(again), "/" + unique);
    }
    Map<String, Object> unlike = collection.minimal();
    unlike.put(unique, "caf\u00e9 \ud83e\uded6 1");
    collection.create(unlike);
  }

  @Test
  void aTakenUniqueValueBeyondTheFirstPageOfAListIs409() {
    String unique = collection.uniqueMember();
    List<Attempt<Document>> many =
        run.atOnce(
            20,
            number -> {
              Map<String, Object> content = collection.minimal();
              content.put(collection.freeMember(), Map.of("padding", "x".repeat(90_000)));
              return collection.create(content);
            });
    for (Attempt<Document> each : many) {
      Map<String, Object> again = collection.minimal();
      again.put(unique, each.value().content().get(unique));
      assertRefused(409, "taken", () -> collection.create(again), "/" + unique);
    }
  }

  @Test
  void ofFiftyPostsOfOneIdAtOnceExactlyOneIs201() {
    for (int round = 0; round < 3; round++) {
      String id = "wanted-" + round;
      assertExactlyOneWins(
          run.atOnce(50, number -> collection.create(withId(collection.minimal(), id))));
    }
  }

  @Test
  void ofFiftyPostsOfOneUniqueValueAtOnceExactlyOneIs201() {
    String unique = collection.uniqueMember();
    for (int round = 0; round < 3; round++) {
      Object wanted = collection.another(unique);
      assertExactlyOneWins(
          run.atOnce(
              50,
              number -> {
                Map<String, Object> content = collection.full();
                content.put(unique, wanted);
                return collection.create(content);
              }));
    }
  }

  private static void assertExactlyOneWins(List<Attempt<Document>> attempts) {
    assertThat(attempts.stream().filter(Attempt::succeeded)).hasSize(1);
    assertThat(attempts.stream().filter(attempt -> !attempt.succeeded()).map(Attempt::refusal))
        .allSatisfy(
            refusal ->
                assertThat(((TwinstoreException) refusal).status())
                    .as(refusal.getMessage())
                    .isEqualTo(409));
  }

  private static Map<String, Object> withId(Map<String, Object> content, String id) {
    Map<String, Object> members = new HashMap<>(content);
    members.put("id", id);
    return members;
  }
}
