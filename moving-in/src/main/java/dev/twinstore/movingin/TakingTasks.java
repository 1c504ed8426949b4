package dev.twinstore.movingin;

import dev.twinstore.client.KeyReusedException;
import dev.twinstore.client.Tasks;
import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Tasks. The server gives each a new id, so that only the report of an earlier run can tell which
 * have been taken; and for a day the server itself, by a key that is made of where the task lies.
 */
record TakingTasks(Tasks tasks, Report report) implements Taking {

  @Override
  public Outcome take(Found found) throws NotTakable {
    Optional<String> before = report.takenBefore(found.place());
    if (before.isPresent()) {
      return Outcome.skipped(before.get(), "it was taken before");
    }
    NewTask task = new NewTask().title(found.text("title")).description(found.text("description"));
    if (found.members().get("status") != null) {
      task.status(status(found.text("status")));
    }
    try {
      return Outcome.taken(tasks.create(task, key(found)).getTaskId(), "its id is a new one");
    } catch (KeyReusedException e) {
      return Outcome.refused("it was taken within a day, and has changed since");
    }
  }

  private static TaskStatus status(String value) throws NotTakable {
    return Arrays.stream(TaskStatus.values())
        .filter(status -> status.getValue().equals(value))
        .findFirst()
        .orElseThrow(() -> new NotTakable("'status' is '%s'".formatted(value)));
  }

  private static String key(Found found) {
    return "" + UUID.nameUUIDFromBytes(found.place().getBytes(StandardCharsets.UTF_8));
  }
}
