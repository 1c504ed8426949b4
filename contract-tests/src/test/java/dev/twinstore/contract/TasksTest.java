package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only tasks have: a status. */
@ExtendWith(Contracted.class)
record TasksTest(Run run) {

  private CollectionUnderTest tasks() {
    return run.collection("tasks");
  }

  private Response post(String status) {
    String body =
        "{\"title\":\"Descale\",\"description\":\"Vinegar.\",\"status\":%s}".formatted(status);
    return run.raw().wrong().contentType("application/json").body(body).post("/tasks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "in_progress", "completed"})
  void eachStatusIsTakenAndFound(String status) {
    Map<String, Object> content = tasks().minimal();
    content.put("status", status);
    Document task = tasks().create(content);
    assertThat(task.content()).isEqualTo(content);
    Document other = tasks().create(tasks().minimal());
    Document moved = tasks().patch(other.id(), Map.of("status", status));
    assertThat(moved.content()).containsEntry("status", status);
    assertThat(tasks().list(Map.of("status", status), 1)).contains(task, moved);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"done\"",
        "\"Pending\"",
        "\"PENDING\"",
        "\"in progress\"",
        "\" pending\"",
        "\"\"",
        "null",
        "1",
        "true",
        "[\"pending\"]",
        "{}"
      })
  void anotherStatusIs400(String status) {
    assertProblem(post(status), 400, "invalid", "/status");

    Document task = tasks().create(tasks().full());
    for (String method : List.of("PUT", "PATCH")) {
      String body =
          "{\"title\":\"Descale\",\"description\":\"Vinegar.\",\"status\":%s}".formatted(status);
      Response refused =
          run.raw()
              .wrong()
              .contentType("application/json")
              .body(body)
              .request(method, tasks().path(task.id()));
      assertProblem(refused, 400, "invalid", "/status");
    }
    assertThat(tasks().read(task.id())).isEqualTo(task);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"done", "Pending", "IN_PROGRESS", "in%20progress", "pending,completed", ""})
  void aFilterByAnotherStatusIs400(String status) {
    assertProblem(run.raw().wrong().get("/tasks?status=" + status), 400, "invalid", "status");
  }

  @Test
  void aTaskMovesOnByItsStatusAlone() {
    Document task = tasks().create(tasks().minimal());
    for (String status : List.of("in_progress", "completed", "pending")) {
      Document moved = tasks().patch(task.id(), Map.of("status", status));
      assertThat(moved.content())
          .containsEntry("status", status)
          .containsEntry("title", task.content().get("title"))
          .containsEntry("description", task.content().get("description"));
    }
  }
}
