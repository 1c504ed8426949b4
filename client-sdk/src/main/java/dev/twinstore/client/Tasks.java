package dev.twinstore.client;

import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskReplacement;

/** The collection of tasks: things to do, each with a status. */
public final class Tasks extends Documents<Task, NewTask, TaskReplacement, TaskQuery> {
  static final DocumentOperations<Task, NewTask, TaskReplacement, TaskQuery> OPERATIONS =
      new DocumentOperations<>(
          TasksApi::createTask,
          TasksApi::readTask,
          TasksApi::headTask,
          TasksApi::replaceTask,
          TasksApi::patchTask,
          TasksApi::deleteTask,
          TasksApi::optionsTask,
          TaskQuery.all(),
          new Pages<>(
              query -> TasksApi.listTasks(query.status(), query.limit(), query.cursor()),
              page -> Page.of(page.required().getTasks(), page.required().getNext()),
              TaskQuery::cursor),
          query -> TasksApi.headTasks(query.status(), query.limit(), query.cursor()),
          TasksApi::optionsTasks);

  Tasks(Exchange exchange) {
    super(OPERATIONS, exchange);
  }
}
