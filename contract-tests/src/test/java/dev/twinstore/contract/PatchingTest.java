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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH with a merge patch (RFC 7396). */
@EveryCollection
record PatchingTest(CollectionUnderTest collection, Run run) {

  private Response patch(String id, String type, String body) {
    return run.raw().wrong().contentType(type).body(body).patch(collection.path(id));
  }

  @Test
  void patchingAnySingleMemberLeavesTheOthersAsTheyWere() {
    Document document = collection.create(collection.full());
    for (String member : collection.textLimits().keySet()) {
      Map<String, Object> expected = new HashMap<>(document.content());
      expected.put(member, collection.another(member));

      Document after = collection.patch(document.id(), Map.of(member, expected.get(member)));

      assertThat(after.content()).isEqualTo(expected);
      assertThat(after.createdAt()).isEqualTo(document.createdAt());
      assertThat(after.revision()).isEqualTo(document.revision() + 1);
      document = after;
    }
    assertThat(collection.read(document.id())).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/merge-patch+json",
        "application/json",
        "application/json; charset=utf-8"
      })
  void plainJsonIsTakenAsAMergePatch(String type) {
    Document document = collection.create(collection.full());
    String removed = collection.optional().get(0);
    Response raw = patch(document.id(), type, "{\"" + removed + "\":null}");
    assertThat(raw.statusCode()).isEqualTo(200);
    assertThat(Document.of(Json.readObject(raw.asString())).content()).doesNotContainKey(removed);
  }

  @Test
  void patchingNullRemovesAnOptionalMember() {
    for (String member : collection.optional()) {
      Document document = collection.create(collection.full());
      Map<String, Object> changes = new HashMap<>();
      changes.put(member, null);

      Document after = collection.patch(document.id(), changes);

      Map<String, Object> expected = new HashMap<>(document.content());
      expected.remove(member);
      assertThat(after.content()).isEqualTo(expected);
      assertThat(collection.patch(document.id(), changes))
          .as("gone already: no change")
          .isEqualTo(after);
    }
  }

  @Test
  void patchingNullOnARequiredMemberIs400() {
    Document document = collection.create(collection.full());
    for (String member : collection.required()) {
      Map<String, Object> changes = new HashMap<>();
      changes.put(member, null);
      assertRefused(400, "invalid", () -> collection.patch(document.id(), changes), "/" + member);
    }
    assertThat(collection.read(document.id())).isEqualTo(document);
  }

  @Test
  void aPatchThatChangesNothingChangesNotEvenTheETag() {
    Document document = collection.create(collection.full());
    assertThat(collection.patch(document.id(), Map.of())).isEqualTo(document);
    assertThat(collection.patch(document.id(), document.content())).isEqualTo(document);
    assertThat(collection.patch(document.id(), document.members())).isEqualTo(document);
  }

  @Test
  void objectsAreMergedAndArraysReplaced() {
    String free = collection.freeMember();
    Map<String, Object> content = collection.minimal();
    content.put(
        free,
        Json.read(
            "{\"keep\":1,\"drop\":2,\"deep\":{\"x\":{\"y\":1,\"z\":2}},\"list\":[1,2,3],\"was\":[1]}"));
    Document document = collection.create(content);

    Document after =
        collection.patch(
            document.id(),
            Map.of(
                free,
                Json.read(
                    "{\"drop\":null,\"deep\":{\"x\":{\"y\":null,\"new\":{\"a\":null,\"b\":1}}},\"list\":[null],\"was\":{\"an\":1}}")));

    assertThat(after.content().get(free))
        .isEqualTo(
            Json.read(
                "{\"keep\":1,\"deep\":{\"x\":{\"z\":2,\"new\":{\"b\":1}}},\"list\":[null],\"was\":{\"an\":1}}"));
  }

  @Test
  void patchingOneThatDoesNotExistIs404BeforeAnythingElseAndCreatesNothing() {
    assertRefused(404, "not-found", () -> collection.patch("nobody", collection.full()));
    assertRefused(404, "not-found", () -> collection.patch("nobody", Map.of()));
    assertRefused(
        404,
        "not-found",
        () -> collection.patch("nobody", collection.full(), Precondition.ifMatch("\"1-x\"")));
    assertThat(collection.find("nobody")).isEmpty();
  }

  @Test
  void everyViolationOfAPatchIsNamedAndNothingIsChanged() {
    Document document = collection.create(collection.full());
    collection
        .textLimits()
        .forEach(
            (member, longest) -> {
              for (Object wrong :
                  List.of("", "  ", "x".repeat(longest + 1), 1, true, List.of(), Map.of("a", 1))) {
                assertRefused(
                    400,
                    "invalid",
                    () -> collection.patch(document.id(), Map.of(member, wrong)),
                    "/" + member);
              }
            });
    assertRefused(
        400, "invalid", () -> collection.patch(document.id(), Map.of("bogus", 1)), "/bogus");
    assertRefused(
        400, "invalid", () -> collection.patch(document.id(), Map.of("id", "another")), "/id");
    assertRefused(
        400,
        "invalid",
        () -> collection.patch(document.id(), Map.of("id", "another", "bogus", 1)),
        "/id",
        "/bogus");
    String free = collection.freeMember();
    assertRefused(
        400,
        "invalid",
        () -> collection.patch(document.id(), Map.of(free, Map.of("n", Json.number("1e126")))),
        "/" + free + "/n");
    assertThat(collection.read(document.id())).isEqualTo(document);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "1", "\"x\"", "{", "{\"a\":1,\"a\":1}"})
  void aPatchThatIsNoJsonObjectIs400(String body) {
    Document document = collection.create(collection.full());
    assertProblem(patch(document.id(), "application/merge-patch+json", body), 400, "invalid");
  }

  @Test
  void aPatchOfAnotherContentTypeIs415AndOneThatIsTooLargeIs413() {
    Document document = collection.create(collection.full());
    assertProblem(
        patch(document.id(), "application/json-patch+json", "[]"), 415, "unsupported-media-type");
    Map<String, Object> much =
        Map.of(collection.freeMember(), Map.of("padding", "x".repeat(1024 * 1024)));
    assertRefused(413, "too-large", () -> collection.patch(document.id(), much));
  }

  @Test
  void aPatchMayNotMakeADocumentTooLargeOrTooDeep() {
    String free = collection.freeMember();
    Document document = collection.create(collection.full());
    collection.patch(document.id(), Map.of(free, Map.of("one", "x".repeat(700_000))));
    Response raw =
        patch(
            document.id(),
            "application/merge-patch+json",
            Json.write(Map.of(free, Map.of("two", "x".repeat(700_000)))));
    assertThat(raw.statusCode()).as("a document that no PUT could have made").isIn(400, 413);
  }
}
