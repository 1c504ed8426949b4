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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PUT, and what a unique value is free for afterwards. */
@EveryCollection
record ReplacingTest(CollectionUnderTest collection, Run run) {

  private Response put(String id, String body) {
    return run.raw().wrong().contentType("application/json").body(body).put(collection.path(id));
  }

  @Test
  void puttingOneThatExistsKeepsIdAndCreatedAtAndAdvancesUpdatedAtAndETag() {
    Document before = collection.create(collection.full());

    Document after = collection.replace(before.id(), collection.minimal());

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(Instant.parse(after.updatedAt())).isAfter(Instant.parse(before.updatedAt()));
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.etag()).isNotEqualTo(before.etag());
    assertThat(after.writeId()).isGreaterThan(before.writeId());
    assertThat(after.content())
        .as("what is left out is gone")
        .doesNotContainKeys(collection.optional().toArray(String[]::new));
    assertThat(collection.read(before.id())).isEqualTo(after);
  }

  @Test
  void puttingWhatGetGaveIsAccepted() {
    Document created = collection.create(collection.full());

    Document after = collection.replace(created.id(), collection.read(created.id()).members());

    assertThat(after.content()).isEqualTo(created.content());
    assertThat(after.createdAt()).isEqualTo(created.createdAt());
  }

  @Test
  void theMembersThatOnlyTheServerSetsAreIgnored() {
    Document created = collection.create(collection.full());
    Map<String, Object> members = collection.minimal();
    members.put("revision", 4711);
    members.put("createdAt", "2001-01-01T00:00:00Z");
    members.put("updatedAt", "2001-01-01T00:00:00Z");
    members.put("etag", "\"4711-x\"");

    Document after = collection.replace(created.id(), members);

    assertThat(after.revision()).isEqualTo(created.revision() + 1);
    assertThat(after.createdAt()).isEqualTo(created.createdAt());
  }

  @Test
  void puttingOneThatDoesNotExistIs404BeforeAnythingElseAndCreatesNothing() {
    assertRefused(404, "not-found", () -> collection.replace("nobody", collection.full()));
    assertRefused(
        404,
        "not-found",
        () -> collection.replace("nobody", collection.full(), Precondition.ifMatch("\"1-x\"")));
    assertRefused(
        404,
        "not-found",
        () -> collection.replace("nobody", collection.full(), Precondition.ifMatch("*")));
    assertThat(collection.find("nobody")).isEmpty();
  }

  @Test
  void puttingOneThatWasDeletedIs404AndCreatesNothing() {
    Document created = collection.create(collection.full());
    collection.delete(created.id());
    assertRefused(404, "not-found", () -> collection.replace(created.id(), created.members()));
    assertThat(collection.find(created.id())).isEmpty();
  }

  @Test
  void puttingBracesOrOnlyAnIdIs400() {
    Document created = collection.create(collection.full());
    String[] missing =
        collection.required().stream().map(member -> "/" + member).toArray(String[]::new);
    assertProblem(put(created.id(), "{}"), 400, "invalid", missing);
    assertProblem(
        put(created.id(), Json.write(Map.of("id", created.id()))), 400, "invalid", missing);
    for (String body : List.of("", "[]", "null", "{", "1")) {
      assertProblem(put(created.id(), body), 400, "invalid");
    }
  }

  @Test
  void puttingAnIdThatDiffersFromThePathsIs400() {
    Document created = collection.create(collection.full());
    Map<String, Object> members = new HashMap<>(created.members());
    members.put("id", "another");
    assertRefused(400, "invalid", () -> collection.replace(created.id(), members), "/id");
  }

  @Test
  void puttingUnderAnIdThatCannotExistIs400() {
    assertRefused(400, "invalid", () -> collection.replace("a b", collection.full()), "id");
  }

  @Test
  void puttingAnotherContentTypeIs415AndTooMuchIs413() {
    Document created = collection.create(collection.full());
    Response text =
        run.raw().wrong().contentType("text/plain").body("x").put(collection.path(created.id()));
    assertProblem(text, 415, "unsupported-media-type");
    Map<String, Object> content = collection.minimal();
    content.put(collection.freeMember(), Map.of("padding", "x".repeat(1024 * 1024)));
    assertRefused(413, "too-large", () -> collection.replace(created.id(), content));
  }

  @Test
  void puttingAUniqueValueInUseIs409AndChangesNothing() {
    String unique = collection.uniqueMember();
    Document one = collection.create(collection.full());
    Document other = collection.create(collection.full());
    Map<String, Object> content = collection.full();
    content.put(unique, one.content().get(unique));

    assertRefused(409, "taken", () -> collection.replace(other.id(), content), "/" + unique);
    assertRefused(
        409,
        "taken",
        () -> collection.patch(other.id(), Map.of(unique, one.content().get(unique))),
        "/" + unique);

    assertThat(collection.read(one.id())).isEqualTo(one);
    assertThat(collection.read(other.id())).isEqualTo(other);
  }

  @Test
  void aUniqueValueFreedByRenameOrDeleteCanBeTakenAtOnce() {
    String unique = collection.uniqueMember();
    Document renamed = collection.create(collection.full());
    collection.replace(renamed.id(), collection.full());
    Map<String, Object> first = collection.full();
    first.put(unique, renamed.content().get(unique));
    Document taker = collection.create(first);

    collection.delete(taker.id());
    Map<String, Object> second = collection.full();
    second.put(unique, renamed.content().get(unique));
    collection.create(second);
  }

  @Test
  void uniqueValuesCanBeSwappedByWayOfAThird() {
    String unique = collection.uniqueMember();
    Document one = collection.create(collection.full());
    Document other = collection.create(collection.full());
    Object oneHad = one.content().get(unique);
    collection.patch(one.id(), Map.of(unique, collection.another(unique)));
    collection.patch(other.id(), Map.of(unique, oneHad));
    collection.patch(one.id(), Map.of(unique, other.content().get(unique)));
    assertThat(collection.read(other.id()).content()).containsEntry(unique, oneHad);
  }

  @Test
  void aUniqueValueMayChangeItsWhiteSpaceOrNormalFormInPlace() {
    String unique = collection.uniqueMember();
    Map<String, Object> content = collection.minimal();
    content.put(unique, "Caf\u00e9 2");
    Document document = collection.create(content);
    for (String same : List.of("Cafe\u0301 2", " Caf\u00e9 2 ")) {
      assertThat(collection.patch(document.id(), Map.of(unique, same)).content())
          .containsEntry(unique, same);
    }
  }
}
