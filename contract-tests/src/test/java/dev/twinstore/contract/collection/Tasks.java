package dev.twinstore.contract.collection;

import dev.twinstore.client.Head;
import dev.twinstore.client.MergePatch;
import dev.twinstore.client.Precondition;
import dev.twinstore.client.TaskQuery;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskReplacement;
import dev.twinstore.client.model.TaskStatus;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.stores.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Tasks, as the SDK sends them. */
public final class Tasks implements CollectionUnderTest {

  private final AtomicInteger statuses = new AtomicInteger();
  private final dev.twinstore.client.Tasks tasks;

  /** The tasks of one server. */
  public Tasks(TwinstoreClient client) {
    this.tasks = client.tasks();
  }

  @Override
  public Shape shape() {
    return new Shape("tasks", "taskId", Optional.empty(), Optional.of("status"));
  }

  @Override
  public boolean idsMayBeChosen() {
    return false;
  }

  @Override
  public Map<String, Object> minimal() {
    return new HashMap<>(Map.of("title", another("title"), "description", "Use vinegar."));
  }

  @Override
  public Map<String, Object> full() {
    Map<String, Object> content = minimal();
    content.put("status", "in_progress");
    return content;
  }

  @Override
  public List<String> required() {
    return List.of("title", "description");
  }

  @Override
  public List<String> optional() {
    return List.of();
  }

  @Override
  public Map<String, Object> defaults() {
    return Map.of("status", "pending");
  }

  @Override
  public Map<String, Integer> textLimits() {
    return Map.of("title", 200, "description", 4000);
  }

  @Override
  public List<String> filters() {
    return List.of("status");
  }

  @Override
  public Optional<String> free() {
    return Optional.empty();
  }

  @Override
  public Object another(String member) {
    if (member.equals("status")) {
      return statuses.getAndIncrement() % 2 == 0 ? "completed" : "pending";
    }
    return "Descale " + UUID.randomUUID();
  }

  @Override
  public Document create(Map<String, Object> members) {
    return document(tasks.create(Json.model(members, NewTask.class)));
  }

  @Override
  public Document read(String id) {
    return document(tasks.read(id));
  }

  @Override
  public Optional<Document> find(String id) {
    return tasks.find(id).map(this::document);
  }

  @Override
  public Optional<Document> read(String id, Precondition precondition) {
    return tasks.read(id, precondition).map(this::document);
  }

  @Override
  public String head(String id) {
    return tasks.head(id).etag().orElseThrow();
  }

  @Override
  public Optional<String> head(String id, Precondition precondition) {
    return tasks.head(id, precondition).flatMap(Head::etag);
  }

  @Override
  public void headList(int limit) {
    tasks.headList(TaskQuery.all().limit(limit));
  }

  @Override
  public Document replace(String id, Map<String, Object> members) {
    return document(tasks.replace(id, Json.model(members, TaskReplacement.class)));
  }

  @Override
  public Document replace(String id, Map<String, Object> members, Precondition precondition) {
    return document(tasks.replace(id, Json.model(members, TaskReplacement.class), precondition));
  }

  @Override
  public Document patch(String id, Map<String, Object> changes) {
    return document(tasks.patch(id, new MergePatch(changes)));
  }

  @Override
  public Document patch(String id, Map<String, Object> changes, Precondition precondition) {
    return document(tasks.patch(id, new MergePatch(changes), precondition));
  }

  @Override
  public void delete(String id) {
    tasks.delete(id);
  }

  @Override
  public void delete(String id, Precondition precondition) {
    tasks.delete(id, precondition);
  }

  @Override
  public Stream<List<Document>> pages(Map<String, String> filters, int limit) {
    return tasks
        .list(new TaskQuery(status(filters.get("status")), limit, null))
        .pages()
        .map(page -> page.documents().stream().map(this::document).toList());
  }

  @Override
  public Collection<String> methods() {
    return tasks.methods();
  }

  @Override
  public Collection<String> methods(String id) {
    return tasks.methods(id);
  }

  private static TaskStatus status(String value) {
    return value == null ? null : TaskStatus.fromValue(value);
  }

  private Document document(Task task) {
    return document(Json.plainObject(task));
  }

  @Override
  public String toString() {
    return "tasks";
  }
}
