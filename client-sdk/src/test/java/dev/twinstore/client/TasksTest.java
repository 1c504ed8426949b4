package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskReplacement;
import dev.twinstore.client.model.TaskStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What differs from items; the rest is the same code. */
class TasksTest {
  private static final String ID = "457b8e8b-4691-47c0-b1d9-d423de0ad603";

  @AutoClose private final FakeServer server = new FakeServer();
  private final Tasks tasks = server.client().tasks();

  private void answers(int status, String body) {
    server.answers(new Response(status, Map.of("Content-Type", "application/json"), body));
  }

  private static String task(String status) {
    return """
        {"taskId":"%s","title":"Descale","description":"Vinegar.","status":"%s","revision":1,
         "createdAt":"2026-11-21T09:30:00.123456Z","updatedAt":"2026-11-21T09:30:00.123456Z",
         "etag":"\\"1-w\\""}"""
        .formatted(ID, status);
  }

  @Test
  void createsATaskAndLeavesItsIdAndStatusToTheServer() {
    answers(201, task("pending"));
    Task created = tasks.create(new NewTask().title("Descale").description("Vinegar."));

    assertThat(server.last().line()).isEqualTo("POST /tasks");
    assertThat(server.last().body())
        .isEqualTo("{\"title\":\"Descale\",\"description\":\"Vinegar.\"}");
    assertThat(server.last().header("Idempotency-key")).isNotEmpty();
    assertThat(created.getTaskId()).isEqualTo(ID);
    assertThat(created.getStatus()).isEqualTo(TaskStatus.PENDING);
  }

  @Test
  void movesATaskOn() {
    answers(200, task("completed"));
    Task moved =
        tasks.patch(ID, MergePatch.create().set("status", TaskStatus.COMPLETED), "\"1-w\"");

    assertThat(server.last().line()).isEqualTo("PATCH /tasks/" + ID);
    assertThat(server.last().body()).isEqualTo("{\"status\":\"completed\"}");
    assertThat(server.last().header("If-match")).isEqualTo("\"1-w\"");
    assertThat(moved.getStatus()).isEqualTo(TaskStatus.COMPLETED);
  }

  @Test
  void replacesReadsAndDeletesATask() {
    answers(200, task("in_progress"));
    TaskReplacement next =
        new TaskReplacement().title("D").description("V").status(TaskStatus.IN_PROGRESS);
    tasks.replace(ID, next);
    assertThat(server.last().line()).isEqualTo("PUT /tasks/" + ID);
    assertThat(server.last().body()).contains("\"status\":\"in_progress\"");
    answers(200, task("pending"));
    assertThat(tasks.read(ID).getTitle()).isEqualTo("Descale");
    server.answers(new Response(204, Map.of(), ""));
    tasks.delete(ID);
    assertThat(server.last().line()).isEqualTo("DELETE /tasks/" + ID);
  }

  @Test
  void listsTheTasksOfAStatusPageByPage() {
    answers(200, "{\"tasks\":[%s],\"next\":\"c\"}".formatted(task("in_progress")));
    answers(200, "{\"tasks\":[]}");
    TaskQuery query = TaskQuery.all().status(TaskStatus.IN_PROGRESS).limit(1);

    assertThat(tasks.list(query).stream().map(Task::getTaskId)).containsExactly(ID);
    assertThat(server.requests.stream().map(FakeServer.Request::target))
        .isEqualTo(
            List.of(
                "/tasks?status=in_progress&limit=1", "/tasks?status=in_progress&limit=1&cursor=c"));
  }

  @Test
  void readsAStatusThatANewerServerHas() {
    answers(200, task("postponed"));
    assertThat(tasks.read(ID).getStatus()).isEqualTo(TaskStatus.UNKNOWN_DEFAULT_OPEN_API);
  }
}
