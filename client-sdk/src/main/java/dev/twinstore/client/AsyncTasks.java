package dev.twinstore.client;

import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskReplacement;

/** The collection of tasks: things to do, each with a status; asked without waiting. */
public final class AsyncTasks extends AsyncDocuments<Task, NewTask, TaskReplacement, TaskQuery> {
  AsyncTasks(Exchange exchange) {
    super(Tasks.OPERATIONS, exchange);
  }
}
