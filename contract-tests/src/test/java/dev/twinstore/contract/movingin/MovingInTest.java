package dev.twinstore.contract.movingin;

import static dev.twinstore.contract.movingin.Predecessor.dragon;
import static dev.twinstore.contract.movingin.Predecessor.number;
import static dev.twinstore.contract.movingin.Predecessor.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.StoredObject;
import dev.twinstore.client.model.Task;
import dev.twinstore.contract.harness.Bench;
import dev.twinstore.contract.stores.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What each predecessor keeps, in its own form, taken by the command; twice. */
@Tag("infra")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MovingInTest {

  private static MovingIn twinstore;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    twinstore = new MovingIn();
  }

  @AfterAll
  static void stop() {
    if (twinstore != null) {
      twinstore.close();
    }
  }

  private static TwinstoreClient here() {
    return twinstore.client();
  }

  /** Whatever was taken, refused and skipped. */
  @AfterEach
  void twinsMatch() {
    twinstore.assertTwinsMatch();
  }

  private Path report() {
    return folder.resolve("report.tsv");
  }

  private Bench.Ended take(String collection, String... from) {
    return twinstore.take(report(), collection, from);
  }

  @Test
  void itemsOfBothShapesAndObjectsThatTheirTableHasForgotten() throws IOException {
    Predecessor old =
        twinstore
            .predecessor("things", "id")
            .row(
                "kettle",
                Map.of("name", "Kettle", "description", "Whistles.", "createdAt", "2021-03-04"),
                Map.of(
                    "price", number("12.500000000000000000000000000000000001"),
                    "tags", texts("steel", "gas"),
                    "sold", AttributeValue.fromBool(false)))
            .row(
                "lamp",
                Map.of("name", "Lamp", "description", "Brass.", "category", "light"),
                Map.of("attributes", AttributeValue.fromM(Map.of("watts", number("7")))))
            .row("nameless", Map.of("description", "?"), Map.of())
            .row("a/b", Map.of("name", "Slash", "description", "Has an id of its own."), Map.of())
            .object(
                "things/kettle.json",
                "{\"id\":\"kettle\",\"name\":\"Kettle\",\"description\":\"Is silent.\"}")
            .object(
                "things/lamp.json",
                "{\"name\":\"Lamp\",\"description\":\"Brass.\",\"category\":\"light\",\"attributes\":{\"watts\":7.0}}")
            .object(
                "things/vase.json",
                "{\"name\":\"Vase\",\"description\":\"Is in the bucket alone.\"}")
            .object("things/vase2.json", "{\"name\":\"Vase\",\"description\":\"Has its name.\"}")
            .object("things/torn.json", "{\"name\":\"To");

    Bench.Ended first = take("items", old.table(), old.bucket("things/"));

    assertThat(first.output()).contains("3 taken, 1 skipped, 5 refused");
    assertThat(first.exitCode()).isEqualTo(1);
    Item kettle = here().items().read("kettle");
    assertThat(kettle.getDescription()).isEqualTo("Whistles.");
    assertThat(Json.plain(kettle.getAttributes()))
        .isEqualTo(
            Map.of(
                "price",
                Json.number("12.500000000000000000000000000000000001"),
                "tags",
                List.of("gas", "steel"),
                "sold",
                false,
                "createdAt",
                "2021-03-04"));
    Item lamp = here().items().read("lamp");
    assertThat(lamp.getCategory()).isEqualTo("light");
    assertThat(Json.plain(lamp.getAttributes())).isEqualTo(Map.of("watts", Json.number("7")));
    assertThat(here().items().read("vase").getName()).isEqualTo("Vase");
    assertThat(MovingIn.reported(report(), "refused"))
        .anyMatch(line -> line.contains("/nameless\t\t'name' is missing"))
        .anyMatch(line -> line.contains("/a/b\t\t/id "))
        .anyMatch(line -> line.contains("kettle.json\t\tits id is here with another content"))
        .anyMatch(line -> line.contains("vase2.json\t\tanother item has its name"))
        .anyMatch(line -> line.contains("torn.json\t\tis no JSON"));

    Bench.Ended second = take("items", old.table(), old.bucket("things/"));

    assertThat(second.output()).contains("0 taken, 4 skipped, 5 refused");
    assertThat(here().items().read("kettle")).isEqualTo(kettle);
  }

  @Test
  void tasksOnceThoughEachGetsANewId() throws IOException {
    Predecessor old =
        twinstore
            .predecessor("todo", "taskId")
            .row("1", Map.of("title", "Descale", "description", "It is time."), Map.of())
            .row(
                "2",
                Map.of("title", "Polish", "description", "Brass.", "status", "in_progress"),
                Map.of("createdAt", number("1661428016")))
            .row(
                "3",
                Map.of("title", "Polish", "description", "Brass.", "status", "in_progress"),
                Map.of())
            .row("4", Map.of("title", "Sell", "description", "All.", "status", "sold"), Map.of());

    Bench.Ended first = take("tasks", old.table());

    assertThat(first.output()).contains("3 taken, 0 skipped, 1 refused");
    List<Task> tasks = here().tasks().list().stream().toList();
    assertThat(tasks)
        .extracting(task -> task.getTitle() + " " + task.getStatus().getValue())
        .containsExactlyInAnyOrder("Descale pending", "Polish in_progress", "Polish in_progress");
    assertThat(MovingIn.reported(report(), "taken"))
        .hasSize(3)
        .allMatch(line -> tasks.stream().anyMatch(task -> line.contains(task.getTaskId())));

    here().tasks().delete(tasks.get(0).getTaskId());
    Bench.Ended second = take("tasks", old.table());

    assertThat(second.output())
        .contains("0 taken, 3 skipped, 1 refused")
        .contains("'status' is 'sold'");
    assertThat(here().tasks().list().stream()).hasSize(2);
  }

  @Test
  void dragonsOfAnArray() {
    Predecessor old =
        twinstore
            .predecessor("dragons", "id")
            .object(
                "dragon_stats_one.txt",
                "[%s,%s,%s,%s,17]"
                    .formatted(
                        dragon("Cassidiuma", "red", "Las Vegas"),
                        dragon("Frealu", "green", "Dallas"),
                        dragon("Frealu", "black", "Dallas"),
                        dragon("Nobody", "green", "").replace("\"family_str\"", "\"wings\"")));

    Bench.Ended first = take("dragons", old.bucket("dragon_stats_one.txt"));

    assertThat(first.output())
        .contains("2 taken, 0 skipped, 3 refused")
        .contains("#3: its name is here with another content")
        .contains("#4: a dragon has no 'wings'")
        .contains("#5: is no JSON object");
    assertThat(here().dragons().list().stream())
        .extracting(Dragon::getDragonName, Dragon::getCity)
        .contains(tuple("Cassidiuma", "Las Vegas"), tuple("Frealu", "Dallas"));

    assertThat(take("dragons", old.bucket("dragon_stats_one.txt")).output())
        .contains("0 taken, 2 skipped, 3 refused");
  }

  @Test
  void objectsWhateverTheirTableCallsItsKey() {
    String one = "457b8e8b-4691-47c0-b1d9-d423de0ad603";
    String other = "0E4E8F4B-9C0B-4C53-8D7D-0F1D3E0C6A11";
    Map<String, String> then = Map.of("ts", "2022-08-25T12:06:56.563581");
    Predecessor old =
        twinstore
            .predecessor("objects-of-old", "uuid")
            .row(one, then, Map.of())
            .row(other, then, Map.of())
            .row("1-1-1-1-1", then, Map.of());

    Bench.Ended first = take("objects", old.table());

    assertThat(first.output())
        .contains("2 taken, 0 skipped, 1 refused")
        .contains("its ts is the time of the move")
        .contains("'1-1-1-1-1' is no version 4 UUID");
    List<StoredObject> objects = here().objects().list().stream().toList();
    assertThat(objects)
        .extracting(object -> "" + object.getUuid())
        .containsExactlyInAnyOrder(one, other.toLowerCase(Locale.ROOT));

    assertThat(take("objects", old.table()).output()).contains("0 taken, 2 skipped, 1 refused");
    assertThat(here().objects().list().stream().toList()).isEqualTo(objects);
  }

  @Test
  void aServerThatIsAwayBreaksItOffAndNothingIsLost() {
    Predecessor old =
        twinstore
            .predecessor("late", "id")
            .row("late", Map.of("name", "Late", "description", "Comes."), Map.of());
    twinstore.killServer();
    Bench.Ended away = take("items", old.table());
    twinstore.startServer();

    assertThat(away.exitCode()).isEqualTo(1);
    assertThat(away.output()).contains("Broken off. Run it again").contains("0 taken");
    assertThat(take("items", old.table()).output()).contains("1 taken, 0 skipped, 0 refused");
  }

  @Test
  void saysHowItIsToBeUsed() {
    Bench.Ended ended = twinstore.run("cats", "dynamodb://cats");

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.output()).contains("import items|tasks|dragons|objects FROM...");
  }
}
