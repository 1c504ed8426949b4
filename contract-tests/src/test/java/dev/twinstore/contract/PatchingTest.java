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
import java.util.ArrayList;
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
    for (String member : collection.plainMembers()) {
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
    Response raw = patch(document.id(), type, "{\"description\":\"Patched.\"}");
    assertThat(raw.statusCode()).isEqualTo(200);
    assertThat(collection.document(Json.readObject(raw.asString())).content())
        .containsEntry("description", "Patched.");
  }

  @Test
  void patchingNullOnAMemberThatEveryDocumentHasIs400() {
    Document document = collection.create(collection.full());
    List<String> always = new ArrayList<>(collection.required());
    always.addAll(collection.defaults().keySet());
    for (String member : always) {
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
    String id = collection.idMember();
    assertRefused(
        400, "invalid", () -> collection.patch(document.id(), Map.of("bogus", 1)), "/bogus");
    assertRefused(
        400, "invalid", () -> collection.patch(document.id(), Map.of(id, "another")), "/" + id);
    assertRefused(
        400,
        "invalid",
        () -> collection.patch(document.id(), Map.of(id, "another", "bogus", 1)),
        "/" + id,
        "/bogus");
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
    Map<String, Object> much = Map.of("description", "x".repeat(1024 * 1024));
    assertRefused(413, "too-large", () -> collection.patch(document.id(), much));
  }
}
