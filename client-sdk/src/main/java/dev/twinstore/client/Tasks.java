package dev.twinstore.client;

import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskPage;
import dev.twinstore.client.model.TaskReplacement;

/** The collection of tasks: things to do, each with a status. */
public final class Tasks extends Documents<Task, NewTask, TaskReplacement, TaskQuery> {
  Tasks(TasksApi api) {
    super(
        new DocumentOperations<>(
            api::createTask,
            api::readTask,
            api::headTask,
            api::replaceTask,
            api::patchTask,
            api::deleteTask,
            api::optionsTask,
            TaskQuery.all(),
            query -> page(api, query),
            TaskQuery::cursor,
            query -> api.headTasks(query.status(), query.limit(), query.cursor()),
            api::optionsTasks));
  }

  private static Page<Task> page(TasksApi api, TaskQuery query) {
    TaskPage page = api.listTasks(query.status(), query.limit(), query.cursor()).required();
    return Page.of(page.getTasks(), page.getNext());
  }
}
