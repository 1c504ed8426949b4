package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Items;
import dev.twinstore.client.Tasks;
import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.NewItem;
import dev.twinstore.client.model.NewTask;
import dev.twinstore.client.model.Task;
import dev.twinstore.client.model.TaskStatus;
import dev.twinstore.contract.harness.AtOnce;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reading, changing and writing in one call of the SDK. */
@ExtendWith(Contracted.class)
record EditingTest(Run run) {

  private Item counter() {
    return run.client()
        .items()
        .create(
            new NewItem()
                .name((String) run.collection("items").another("name"))
                .description("Counts.")
                .attributes(new HashMap<>(Map.of("count", 0))));
  }

  private static Item countUp(Item item) {
    int count = ((Number) item.getAttributes().get("count")).intValue();
    item.getAttributes().put("count", count + 1);
    return item;
  }

  @Test
  void nothingIsLostBetweenManyWhoEditOneDocument() {
    Items items =
        run.client().withOptions(options -> options.totalTimeout(Duration.ofSeconds(90))).items();
    String id = counter().getId();

    List<AtOnce.Attempt<Item>> edits =
        run.atOnce(8, number -> items.edit(id, EditingTest::countUp));

    assertThat(edits).allMatch(AtOnce.Attempt::succeeded);
    assertThat(items.read(id).getAttributes()).containsEntry("count", 8);
  }

  @Test
  void nothingButTheChangeIsWritten() {
    BigDecimal exact = new BigDecimal("0.12345678901234567890123456789012345678");
    Map<String, Object> attributes = new HashMap<>(Map.of("exact", exact, "list", List.of(1, "b")));
    attributes.put("nothing", null);
    Items items = run.client().items();
    Item made =
        items.create(
            new NewItem()
                .name((String) run.collection("items").another("name"))
                .description("Is exact.")
                .attributes(attributes));

    Item edited = items.edit(made.getId(), item -> item.category("instruments"));

    assertThat(edited.getRevision()).isEqualTo(made.getRevision() + 1);
    assertThat(Json.plainObject(edited.getAttributes()))
        .isEqualTo(Json.plainObject(made.getAttributes()))
        .containsKey("nothing");
    assertThat(edited.getCategory()).isEqualTo("instruments");
    assertThat(items.edit(made.getId(), item -> item)).isEqualTo(edited);
    assertThat(items.edit(made.getId(), item -> item.category(null)).getCategory()).isNull();
  }

  @Test
  void tasksAndDragonsAreEditedAlike() {
    Tasks tasks = run.client().tasks();
    Task task = tasks.create(new NewTask().title("Descale").description("Vinegar."));
    assertThat(tasks.edit(task.getTaskId(), it -> it.status(TaskStatus.COMPLETED)).getStatus())
        .isEqualTo(TaskStatus.COMPLETED);

    Dragon dragon =
        run.client()
            .dragons()
            .create(Json.model(run.collection("dragons").full(), DragonReport.class));
    assertThat(run.client().dragons().edit(dragon.getId(), it -> it.city("Salem")).getCity())
        .isEqualTo("Salem");
  }

  @Test
  void whatIsRefusedIsToldAsEverywhere() {
    Items items = run.client().items();
    Item one = counter();
    Item other = counter();

    assertRefused(404, "not-found", () -> items.edit("nobody", item -> item.name("Somebody")));
    assertRefused(
        409, "taken", () -> items.edit(one.getId(), item -> item.name(other.getName())), "/name");
    assertRefused(400, "invalid", () -> items.edit(one.getId(), item -> item.name(" ")), "/name");
    assertThat(items.read(one.getId())).isEqualTo(one);
  }
}
