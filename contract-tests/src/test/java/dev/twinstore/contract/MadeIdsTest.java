package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ids that the server makes, and no client does. */
@EveryCollection(Trait.MADE_IDS)
record MadeIdsTest(CollectionUnderTest collection, Run run) {

  @Test
  void anIdOfTheClientsChoiceIs400() {
    Map<String, Object> content =
        collection.withId(collection.full(), "457b8e8b-4691-47c0-b1d9-d423de0ad603");
    Response refused =
        run.raw()
            .wrong()
            .contentType("application/json")
            .body(Json.write(content))
            .post(collection.path());
    assertProblem(refused, 400, "invalid", "/" + collection.idMember());
  }

  @Test
  void anUpdateOfAnIdThatIsNotThereNeverMakesAGhost() {
    String id = "457b8e8b-4691-47c0-b1d9-d423de0ad603";
    assertRefused(404, "not-found", () -> collection.patch(id, Map.of("description", "Ghost.")));
    assertRefused(404, "not-found", () -> collection.replace(id, collection.full()));
    assertThat(collection.find(id)).isEmpty();
    assertThat(collection.list(Map.of(), 1000)).extracting(Document::id).doesNotContain(id);
  }

  @Test
  void fiftyThatAreCreatedAtOnceAreFifty() {
    List<Attempt<Document>> attempts =
        run.atOnce(50, number -> collection.create(collection.full()));
    assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.refusal()).isNull());
    List<String> ids = attempts.stream().map(attempt -> attempt.value().id()).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(collection.list(Map.of(), 20)).extracting(Document::id).containsAll(ids);
  }
}
