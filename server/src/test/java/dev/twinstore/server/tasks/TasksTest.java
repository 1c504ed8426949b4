package dev.twinstore.server.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TasksTest {

  private static final String TASK = "{\"title\":\"Descale\",\"description\":\"Vinegar.\"}";

  private final RunningServer server = RunningServer.fresh();

  private Answer create(String body) {
    Answer answer = server.json("POST", "/tasks", body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private static String withStatus(String status) {
    return TASK.replaceFirst("}$", ",\"status\":" + status + "}");
  }

  @Test
  void createsATaskUnderAnIdOfItsOwnThatIsPending() {
    Answer created = create(TASK);

    String id = created.json().path("taskId").stringValue();
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(created.header("Location")).isEqualTo("/tasks/" + id);
    assertThat(created.json().path("status").stringValue()).isEqualTo("pending");
    assertThat(created.json().propertyNames())
        .as("the contract's order")
        .containsExactly(
            "taskId",
            "title",
            "description",
            "status",
            "revision",
            "createdAt",
            "updatedAt",
            "etag");
    assertThat(server.send("GET", "/tasks/" + id).body()).isEqualTo(created.body());
  }

  @Test
  void refusesAnIdOfTheClientsChoice() {
    String body = TASK.replaceFirst("}$", ",\"taskId\":\"%s\",\"id\":\"a\"}");
    assertThat(
            server
                .json("POST", "/tasks", body.formatted(UUID.randomUUID()))
                .isProblem("invalid", 400)
                .violations())
        .containsExactlyInAnyOrder("/taskId unknown", "/id unknown");
  }

  @Test
  void isTheSameRequestWithAStatusThatIsPendingAndWithNone() {
    Answer first = server.json("POST", "/tasks", TASK, "Idempotency-Key", "k");
    Answer again = server.json("POST", "/tasks", withStatus("\"pending\""), "Idempotency-Key", "k");
    assertThat(again.body()).isEqualTo(first.body());
    server
        .json("POST", "/tasks", withStatus("\"completed\""), "Idempotency-Key", "k")
        .isProblem("key-reused", 422);
  }

  @ParameterizedTest
  @CsvSource({"'\"done\"',enum", "'\"PENDING\"',enum", "null,type", "1,type", "'\"\"',enum"})
  void refusesAStatusThatThereIsNot(String status, String code) {
    String id = create(TASK).json().path("taskId").stringValue();
    for (Answer answer :
        List.of(
            server.json("POST", "/tasks", withStatus(status)),
            server.json("PUT", "/tasks/" + id, withStatus(status)),
            server.json("PATCH", "/tasks/" + id, "{\"status\":" + status + "}"))) {
      assertThat(answer.isProblem("invalid", 400).violations()).contains("/status " + code);
    }
  }

  @Test
  void replacesATaskWithWhatGetGaveAndFillsInTheStatusThatIsLeftOut() {
    Answer created = create(withStatus("\"completed\""));
    String path = created.header("Location");

    Answer same = server.json("PUT", path, created.body());
    assertThat(same.status()).as(same.body()).isEqualTo(200);
    assertThat(same.json().path("status").stringValue()).isEqualTo("completed");
    assertThat(server.json("PUT", path, TASK).json().path("status").stringValue())
        .isEqualTo("pending");
    assertThat(
            server
                .json("PUT", path, created.body().replace("\"taskId\":\"", "\"taskId\":\"0"))
                .isProblem("invalid", 400)
                .violations())
        .containsExactlyInAnyOrder("/taskId pattern", "/taskId differs");
  }

  @Test
  void movesOnByTheStatusAlone() {
    Answer created = create(TASK);
    String path = created.header("Location");

    Answer moved = server.json("PATCH", path, "{\"status\":\"completed\"}");
    assertThat(moved.json().path("status").stringValue()).isEqualTo("completed");
    assertThat(moved.json().path("title").stringValue()).isEqualTo("Descale");
    assertThat(server.json("PATCH", path, "{\"description\":\"e\"}").json().path("status"))
        .isEqualTo(moved.json().path("status"));
  }

  @Test
  void listsTheTasksOfAStatusPageByPage() {
    create(TASK);
    for (int i = 0; i < 3; i++) {
      create(withStatus("\"in_progress\""));
    }

    Answer page = server.send("GET", "/tasks?status=in_progress&limit=2");
    assertThat(page.json().path("tasks").size()).isEqualTo(2);
    String next = page.json().path("next").stringValue();
    assertThat(page.header("Link"))
        .isEqualTo("</tasks?status=in_progress&limit=2&cursor=%s>; rel=\"next\"".formatted(next));
    Answer rest = server.send("GET", "/tasks?status=in_progress&cursor=" + next);
    assertThat(rest.json().path("tasks").size()).isEqualTo(1);
    assertThat(rest.json().has("next")).isFalse();
    server.send("GET", "/tasks?status=pending&cursor=" + next).isProblem("invalid", 400);
    assertThat(server.send("GET", "/tasks?status=completed").body()).isEqualTo("{\"tasks\":[]}");
    assertThat(server.send("HEAD", "/tasks?status=pending").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"done", "IN_PROGRESS", "", "in%20progress"})
  void refusesAFilterByAStatusThatThereIsNot(String status) {
    assertThat(server.send("GET", "/tasks?status=" + status).isProblem("invalid", 400).violations())
        .containsExactly("?status enum");
  }

  @Test
  void makesNoGhostOfATaskThatIsNotThere() {
    String path = "/tasks/457b8e8b-4691-47c0-b1d9-d423de0ad603";
    server.json("PUT", path, TASK).isProblem("not-found", 404);
    server.json("PATCH", path, "{\"status\":\"completed\"}").isProblem("not-found", 404);
    server.send("GET", path).isProblem("not-found", 404);
    assertThat(server.send("GET", "/tasks").body()).isEqualTo("{\"tasks\":[]}");
  }

  @Test
  void saysWhichMethodsItOffers() {
    assertThat(server.send("OPTIONS", "/tasks").header("Allow"))
        .isEqualTo("GET, HEAD, POST, OPTIONS");
    assertThat(server.send("OPTIONS", "/tasks/a").header("Allow"))
        .isEqualTo("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
  }
}
