package dev.twinstore.client;

import dev.twinstore.client.model.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks to list, and how. Immutable; what is null is left out. The server checks the bounds.
 *
 * @param status only tasks of this status
 * @param limit how many tasks a page holds at most, 1 to 1000; 100 when left out
 * @param cursor the page to begin with, the {@code next} of one before it
 */
public record TaskQuery(
    @Nullable TaskStatus status, @Nullable Integer limit, @Nullable String cursor) {
  /** Returns the query for every task. */
  public static TaskQuery all() {
    return new TaskQuery(null, null, null);
  }

  /** Returns this query for the tasks of a status. */
  public TaskQuery status(TaskStatus value) {
    return new TaskQuery(value, limit, cursor);
  }

  /** Returns this query in pages of so many tasks at most. */
  public TaskQuery limit(int value) {
    return new TaskQuery(status, value, cursor);
  }

  /** Returns this query from a page on. The cursor belongs to its query, filters included. */
  public TaskQuery cursor(String value) {
    return new TaskQuery(status, limit, value);
  }
}
