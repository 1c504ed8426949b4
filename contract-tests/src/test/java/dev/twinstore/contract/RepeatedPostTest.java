package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.AtOnce;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same POST again, under an idempotency key. */
@EveryCollection
record RepeatedPostTest(CollectionUnderTest collection, Run run) {

  private Response post(String key, Map<String, Object> content) {
    return run.raw()
        .wrong()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Json.write(content))
        .post(collection.path());
  }

  @Test
  void theSameKeyAndBodyGetTheFirstAnswerAgainMarkedAsAReplay() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> content = collection.full();
    Response first = post(key, content);
    Response second = post("\"" + key + "\"", content);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.asString()).isEqualTo(first.asString());
    for (String header : List.of("ETag", "Location")) {
      assertThat(second.header(header)).isEqualTo(first.header(header));
    }
  }

  @Test
  void atOnceItCreatesOnce() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> content = collection.full();
    List<AtOnce.Attempt<Response>> attempts = run.atOnce(10, number -> post(key, content));

    List<Response> answers = attempts.stream().map(AtOnce.Attempt::value).toList();
    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(answers).extracting(Response::asString).containsOnly(answers.get(0).asString());
    assertThat(answers).filteredOn(a -> a.header("Idempotency-Replayed") == null).hasSize(1);
  }

  @Test
  void anotherBodyIs422() {
    String key = UUID.randomUUID().toString();
    post(key, collection.full());
    assertProblem(post(key, collection.full()), 422, "key-reused");
  }
}
