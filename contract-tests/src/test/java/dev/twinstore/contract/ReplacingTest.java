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
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** PUT. */
@EveryCollection
record ReplacingTest(CollectionUnderTest collection, Run run) {

  private Response put(String id, String body) {
    return run.raw().wrong().contentType("application/json").body(body).put(collection.path(id));
  }

  @Test
  void puttingOneThatExistsKeepsIdAndCreatedAtAndAdvancesUpdatedAtAndETag() {
    Document before = collection.create(collection.full());

    Map<String, Object> content = collection.minimal();
    Document after = collection.replace(before.id(), content);

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(Instant.parse(after.updatedAt())).isAfter(Instant.parse(before.updatedAt()));
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.etag()).isNotEqualTo(before.etag());
    assertThat(after.writeId()).isGreaterThan(before.writeId());
    assertThat(after.content())
        .as("what is left out is gone, or filled in")
        .isEqualTo(collection.contentOf(content));
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
        put(created.id(), Json.write(Map.of(collection.idMember(), created.id()))),
        400,
        "invalid",
        missing);
    for (String body : List.of("", "[]", "null", "{", "1")) {
      assertProblem(put(created.id(), body), 400, "invalid");
    }
  }

  @Test
  void puttingAnIdThatDiffersFromThePathsIs400() {
    Document created = collection.create(collection.full());
    Map<String, Object> members = new HashMap<>(created.members());
    members.put(collection.idMember(), UUID.randomUUID().toString());
    assertRefused(
        400,
        "invalid",
        () -> collection.replace(created.id(), members),
        "/" + collection.idMember());
  }

  @Test
  void puttingUnderAnIdThatCannotExistIs400() {
    assertRefused(
        400, "invalid", () -> collection.replace("a b", collection.full()), collection.idMember());
  }

  @Test
  void puttingAnotherContentTypeIs415AndTooMuchIs413() {
    Document created = collection.create(collection.full());
    Response text =
        run.raw().wrong().contentType("text/plain").body("x").put(collection.path(created.id()));
    assertProblem(text, 415, "unsupported-media-type");
    Map<String, Object> content = collection.minimal();
    content.put("description", "x".repeat(1024 * 1024));
    assertRefused(413, "too-large", () -> collection.replace(created.id(), content));
  }
}
