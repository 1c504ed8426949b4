package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.Attempt;
import dev.twinstore.client.Items;
import dev.twinstore.client.MergePatch;
import dev.twinstore.client.PreconditionFailedException;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;
import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskReplacement;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What of the SDK the other tests of the contract have no need for. */
@ExtendWith(Contracted.class)
record SdkTest(Run run) {

  private NewItem kettle() {
    return new NewItem()
        .name((String) run.collection("items").another("name"))
        .description("Whistles.");
  }

  @Test
  void anETagIsEnoughToChangeOnlyWhatWasSeen() {
    Items items = run.client().items();
    Item seen = items.create(kettle(), UUID.randomUUID().toString());
    String id = seen.getId();

    assertThat(items.readIfChanged(id, seen.getEtag())).isEmpty();
    Item patched = items.patch(id, MergePatch.create().set("category", "a"), seen.getEtag());
    assertThat(items.readIfChanged(id, seen.getEtag())).contains(patched);
    ItemReplacement content = new ItemReplacement().name(seen.getName()).description("Pours.");
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> items.replace(id, content, seen.getEtag()));
    Item replaced = items.replace(id, content, patched.getEtag());
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> items.delete(id, seen.getEtag()));
    items.delete(id, replaced.getEtag());
    assertThat(items.find(id)).isEmpty();
  }

  @Test
  void listsNeedNoQuery() {
    Task task =
        run.client().tasks().create(new NewTask().title("Descale").description("Vinegar, water."));
    run.client()
        .tasks()
        .replace(
            task.getTaskId(), new TaskReplacement().title("Descale").description("Citric acid."));

    assertThat(run.client().tasks().list().stream().map(Task::getTaskId))
        .contains(task.getTaskId());
  }

  @Test
  void anObjectThatIsNotThereIsNotFound() {
    UUID uuid = UUID.randomUUID();
    assertThat(run.client().objects().find(uuid)).isEmpty();
    run.client().objects().put(uuid);
    assertThat(run.client().objects().find(uuid)).isPresent();
    assertThat(
            run.client().objects().list().stream()
                .anyMatch(it -> it.getUuid().equals(uuid.toString())))
        .isTrue();
    run.client().objects().delete(uuid);
    assertThat(run.client().objects().find(uuid)).isEmpty();
  }

  @Test
  @NeedsQueue
  void aReportUnderAKeyIsSubmittedOnce() {
    DragonReport report = Json.model(run.collection("dragons").full(), DragonReport.class);
    String key = UUID.randomUUID().toString();
    String id = run.client().dragons().submit(report, key).submission().orElseThrow().getId();

    assertThat(run.client().dragons().submit(report, key).submission())
        .map(DragonSubmission::getId)
        .contains(id);
    new Reporting(run).settled(id);
  }

  /** A client of one's own, with nothing in it from these tests but the address. */
  @Test
  void aClientIsMadeOfAnAddressAndWatched() {
    Item kettle = run.client().items().create(kettle());
    List<Attempt> attempts = new CopyOnWriteArrayList<>();
    TwinstoreClient client =
        TwinstoreClient.at(run.uri()).withOptions(options -> options.listener(attempts::add));

    assertThat(client.items().read(kettle.getId())).isEqualTo(kettle);
    assertThat(client.async().items().read(kettle.getId()).join()).isEqualTo(kettle);
    assertThat(TwinstoreClient.at(run.uri().toString()).service().liveness().getStatus())
        .hasToString("alive");
    assertThat(attempts).extracting(Attempt::status).containsExactly(200, 200);
  }
}
