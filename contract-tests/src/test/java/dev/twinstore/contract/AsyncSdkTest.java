package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.AsyncDragons;
import dev.twinstore.client.AsyncItems;
import dev.twinstore.client.AsyncStoredObjects;
import dev.twinstore.client.AsyncTasks;
import dev.twinstore.client.AsyncTwinstoreClient;
import dev.twinstore.client.Head;
import dev.twinstore.client.ItemQuery;
import dev.twinstore.client.MergePatch;
import dev.twinstore.client.NotFoundException;
import dev.twinstore.client.Page;
import dev.twinstore.client.Precondition;
import dev.twinstore.client.PreconditionFailedException;
import dev.twinstore.client.Submitted;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;
import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.StoredObject;
import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.client.model.SweepPage;
import dev.twinstore.client.model.Task;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each method of the SDK that does not wait, called. */
@ExtendWith(Contracted.class)
record AsyncSdkTest(Run run) {

  private AsyncTwinstoreClient client() {
    return run.client().async();
  }

  private NewItem kettle() {
    return new NewItem()
        .name((String) run.collection("items").another("name"))
        .description("Whistles.");
  }

  private static void assertFails(
      Class<? extends TwinstoreException> how, CompletableFuture<?> call) {
    Assertions.assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(call::join)
        .withCauseInstanceOf(how);
  }

  @Test
  void anItemIsCreatedReadChangedAndDeleted() {
    AsyncItems items = client().items();
    Item kettle = items.create(kettle()).join();
    String id = kettle.getId();

    assertThat(items.read(id).join()).isEqualTo(kettle);
    assertThat(items.find(id).join()).contains(kettle);
    assertThat(items.readIfChanged(id, kettle.getEtag()).join()).isEmpty();
    assertThat(items.read(id, Precondition.ifMatch(kettle.getEtag())).join()).contains(kettle);
    assertThat(items.head(id).join().etag()).contains(kettle.getEtag());
    assertThat(items.head(id, Precondition.ifNoneMatch("\"other\"")).join().flatMap(Head::etag))
        .contains(kettle.getEtag());

    MergePatch patch = MergePatch.create().set("category", "kitchen");
    Item patched = items.patch(id, patch).join();
    assertThat(patched.getCategory()).isEqualTo("kitchen");
    assertFails(PreconditionFailedException.class, items.patch(id, patch, kettle.getEtag()));
    items.patch(id, patch, Precondition.ifMatch("*")).join();

    ItemReplacement content = new ItemReplacement().name(kettle.getName()).description("Pours.");
    assertFails(PreconditionFailedException.class, items.replace(id, content, kettle.getEtag()));
    items.replace(id, content, Precondition.ifMatch("*")).join();
    assertThat(items.replace(id, content).join().getCategory()).isNull();
    Item edited = items.edit(id, item -> item.category("garden")).join();
    assertThat(edited.getCategory()).isEqualTo("garden");

    assertFails(PreconditionFailedException.class, items.delete(id, kettle.getEtag()));
    items.delete(id, Precondition.ifMatch(edited.getEtag())).join();
    assertFails(NotFoundException.class, items.delete(id));
    assertThat(items.find(id).join()).isEmpty();
  }

  @Test
  void aKeyOfOnesOwnCreatesOnce() {
    String key = UUID.randomUUID().toString();
    NewItem kettle = kettle();

    Item first = client().items().create(kettle, key).join();
    assertThat(client().items().create(kettle, key).join()).isEqualTo(first);
  }

  @Test
  void aListIsWalkedOver() {
    AsyncItems items = client().items();
    ItemQuery query = ItemQuery.all().category(UUID.randomUUID().toString());
    for (int number = 0; number < 3; number++) {
      items.create(kettle().category(query.category())).join();
    }

    List<Item> seen = new ArrayList<>();
    items.forEach(query.limit(2), seen::add).join();
    assertThat(seen).hasSize(3);
    Page<Item> first = items.page(query.limit(2)).join();
    assertThat(first.documents()).isEqualTo(seen.subList(0, 2));
    assertThat(items.page(query.limit(2).cursor(first.next().orElseThrow())).join().documents())
        .isEqualTo(seen.subList(2, 3));
    assertThat(items.headList(query.limit(2)).join().link()).isPresent();
    assertThat(items.methods().join()).contains("POST");
    assertThat(items.methods("any").join()).contains("PUT");
  }

  @Test
  void tasksAndDragonsAreAlike() {
    AsyncTasks tasks = client().tasks();
    Task task = tasks.create(new NewTask().title("Descale").description("Vinegar.")).join();
    assertThat(tasks.read(task.getTaskId()).join()).isEqualTo(task);

    AsyncDragons dragons = client().dragons();
    Map<String, Object> report = run.collection("dragons").full();
    assertThat(dragons.validate(Json.model(report, DragonReport.class)).join().getValid()).isTrue();
    assertThat(dragons.validate(Map.of("city", 7)).join().getErrors()).hasSizeGreaterThan(1);
    String id = dragons.create(Json.model(report, DragonReport.class)).join().getId();
    assertThat(dragons.read(id).join().getCity()).isEqualTo(report.get("city"));
  }

  @Test
  @NeedsQueue
  void aReportIsSubmitted() {
    AsyncDragons dragons = client().dragons();
    DragonReport report = Json.model(run.collection("dragons").full(), DragonReport.class);
    String key = UUID.randomUUID().toString();

    Submitted taken = dragons.submit(report, key).join();
    String id = taken.submission().map(DragonSubmission::getId).orElseThrow();
    assertThat(dragons.submit(report, key).join().submission().orElseThrow().getId()).isEqualTo(id);
    assertThat(dragons.submission(id).join().getId()).isEqualTo(id);
    assertThat(dragons.headSubmission(id).join().headers().firstValue("X-Request-Id")).isPresent();
    assertThat(dragons.submissionMethods(id).join()).contains("GET");
    new Reporting(run).settled(id);
    DragonReport other = Json.model(run.collection("dragons").full(), DragonReport.class);
    String another = dragons.submit(other).join().submission().orElseThrow().getId();
    new Reporting(run).settled(another);
  }

  @Test
  void objectsArePutReadAndListed() {
    AsyncStoredObjects objects = client().objects();
    objects.deleteAll().join();
    UUID uuid = UUID.randomUUID();
    assertThat(objects.put(uuid).join()).isTrue();
    assertThat(objects.put(uuid).join()).isFalse();
    objects.put(UUID.randomUUID()).join();

    assertThat(objects.read(uuid).join().getUuid()).isEqualTo(uuid.toString());
    assertThat(objects.find(UUID.randomUUID()).join()).isEmpty();
    Page<StoredObject> first = objects.page(1).join();
    Page<StoredObject> second = objects.page(1, first.next().orElseThrow()).join();
    List<StoredObject> seen = new ArrayList<>();
    objects.forEach(seen::add).join();
    assertThat(seen)
        .hasSize(2)
        .startsWith(first.documents().get(0))
        .endsWith(second.documents().get(0));
    objects.delete(uuid).join();
    assertFails(NotFoundException.class, objects.delete(uuid));
    objects.deleteAll().join();
  }

  @Test
  void twinsAreInspectedAndSwept() {
    Item kettle = client().items().create(kettle()).join();
    assertThat(client().twins().inspect("items", kettle.getId()).join().getMatch()).isTrue();

    SweepOrder order = new SweepOrder().dryRun(true).limit(1000);
    assertThat(client().twins().sweep(order).join().getRemoved()).isZero();
    List<SweepPage> pages = new ArrayList<>();
    client().twins().sweepAll(order, pages::add).join();
    assertThat(pages).isNotEmpty();
  }

  @Test
  void theServerSpeaksOfItself() {
    assertThat(client().service().liveness().join()).isEqualTo(run.client().service().liveness());
    assertThat(client().service().readiness().join()).isEqualTo(run.client().service().readiness());
    assertThat(client().service().problemPage("taken").join()).contains("aken");
  }
}
