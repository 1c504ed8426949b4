package dev.twinstore.server.tasks;

import dev.twinstore.server.api.TasksApi;
import dev.twinstore.server.model.NewTask;
import dev.twinstore.server.model.Task;
import dev.twinstore.server.model.TaskPage;
import dev.twinstore.server.model.TaskReplacement;
import dev.twinstore.server.model.TaskStatus;
import dev.twinstore.server.twin.CollectionRules;
import dev.twinstore.server.web.Documents;
import dev.twinstore.server.web.MergePatch;
import dev.twinstore.server.web.PageQuery;
import dev.twinstore.server.web.Preconditions;
import dev.twinstore.server.web.Resources;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The contract's operations on tasks. */
@RestController
final class TasksController implements TasksApi {

  private static final CollectionRules RULES =
      new CollectionRules("tasks", Optional.empty(), Optional.of("status"));

  private final Resources resources;
  private final Documents<Task> tasks;

  TasksController(Resources resources) {
    this.resources = resources;
    this.tasks = resources.open(RULES, "taskId", Task.class, "TaskReplacement");
  }

  @Override
  public ResponseEntity<Task> createTask(NewTask newTask, @Nullable String idempotencyKey) {
    return tasks.create(null, newTask.status(orPending(newTask.getStatus())), idempotencyKey);
  }

  @Override
  public ResponseEntity<Task> readTask(
      String taskId, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return tasks.read(taskId, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Void> headTask(
      String taskId, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return tasks.head(readTask(taskId, ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Task> replaceTask(
      String taskId,
      TaskReplacement replacement,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch) {
    return tasks.replace(
        taskId,
        replacement.status(orPending(replacement.getStatus())),
        Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Task> patchTask(
      String taskId, MergePatch patch, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return tasks.patch(taskId, patch, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Void> deleteTask(
      String taskId, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return tasks.delete(taskId, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<TaskPage> listTasks(
      @Nullable TaskStatus status, Integer limit, @Nullable String cursor) {
    PageQuery query =
        PageQuery.of(limit, cursor).where("status", status == null ? null : status.getValue());
    return tasks.list(query, (page, next) -> new TaskPage(page).next(next));
  }

  @Override
  public ResponseEntity<Void> headTasks(
      @Nullable TaskStatus status, Integer limit, @Nullable String cursor) {
    return tasks.head(listTasks(status, limit, cursor));
  }

  @Override
  public ResponseEntity<Void> optionsTask(String taskId) {
    return resources.options(PATH_OPTIONS_TASK);
  }

  @Override
  public ResponseEntity<Void> optionsTasks() {
    return resources.options(PATH_OPTIONS_TASKS);
  }

  private static TaskStatus orPending(@Nullable TaskStatus status) {
    return status == null ? TaskStatus.PENDING : status;
  }
}
