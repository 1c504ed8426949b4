package dev.twinstore.example;

import dev.twinstore.client.Tasks;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What goes in and out here is read and written by the application's own Jackson 2. */
@RestController
class TaskController {
  private final Tasks tasks;

  TaskController(TwinstoreClient twinstore) {
    this.tasks = twinstore.tasks();
  }

  @PostMapping("/todo")
  Task add(@RequestBody NewTask task) {
    return tasks.create(task);
  }

  @PostMapping("/done/{id}")
  Task done(@PathVariable String id) {
    return tasks.edit(id, task -> task.status(TaskStatus.COMPLETED));
  }
}
