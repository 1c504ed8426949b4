package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinstore.client.Page;
import dev.twinstore.client.StoredObjects;
import dev.twinstore.client.model.StoredObject;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.stores.Shape;
import dev.twinstore.contract.stores.Twins;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects: their wire form, and their twins. */
@ExtendWith(Contracted.class)
class ObjectsTest {

  private static final Shape SHAPE =
      new Shape("objects", "uuid", Optional.empty(), Optional.empty());

  private final Run run;
  private final StoredObjects objects;
  private final Twins twins;

  ObjectsTest(Run run) {
    this.run = run;
    this.objects = run.client().objects();
    this.twins = new Twins(run.stores(), SHAPE);
  }

  @BeforeEach
  void beginWithNone() {
    if (!twins.ids().isEmpty()) {
      run.skipped().notHere("objects", "there are objects of others");
    }
  }

  @AfterEach
  void twinsMatchAndNothingIsLeft() {
    twins.ids().forEach(this::assertTwinsMatch);
    twins.matchEverywhere(Set.of());
    objects.deleteAll();
    assertThat(twins.ids()).isEmpty();
    twins.matchEverywhere(Set.of());
  }

  private void assertTwinsMatch(String id) {
    Document stored = twins.stored(id).orElseThrow();
    twins.match(stored, Set.of());
    assertThat(stored.content()).isEqualTo(Map.of("ts", objects.read(UUID.fromString(id)).getTs()));
  }

  @Test
  void aPutCreatesTheFirstTimeAndRenewsTheTimeAfterwards() {
    UUID uuid = UUID.randomUUID();
    Response first = run.raw().right().put("/object/" + uuid);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.asString()).isEqualTo("{\"object\":\"%s\"}".formatted(uuid));
    assertThat(first.header("Location")).endsWith("/object/" + uuid);
    String created = objects.read(uuid).getTs();

    Response second = run.raw().right().put("/object/" + uuid);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(objects.read(uuid).getTs()).isGreaterThan(created);
    assertThat(objects.put(uuid)).isFalse();
    assertThat(objects.put(UUID.randomUUID())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "image/png", "nonsense", "application/xml"})
  void aBodyIsIgnoredWhateverItsType(String type) {
    UUID uuid = UUID.randomUUID();
    Response put =
        run.raw()
            .wrong()
            .header("Content-Type", type)
            .body(new byte[] {'{'})
            .put("/object/" + uuid);
    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(twins.objects(uuid.toString())).hasSize(1);
  }

  @Test
  void aLargeBodyIsIgnoredToo() {
    Response put = run.raw().wrong().body(new byte[3_000_000]).put("/object/" + UUID.randomUUID());
    assertThat(put.statusCode()).isEqualTo(201);
  }

  @Test
  void theTimeIsInUtcWithSixDigitsAndNoZone() {
    UUID uuid = UUID.randomUUID();
    objects.put(uuid);
    Response read = run.raw().right().get("/object/" + uuid);
    Map<String, Object> object = Json.object(Json.readObject(read.asString()).get("object"));
    assertThat(object).containsOnlyKeys("uuid", "ts").containsEntry("uuid", uuid.toString());
    String time = (String) object.get("ts");
    assertThat(time).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
    assertThat(Duration.between(LocalDateTime.parse(time), LocalDateTime.now(ZoneOffset.UTC)).abs())
        .isLessThan(Duration.ofMinutes(2));
  }

  @Test
  void upperCaseNamesTheSameObject() {
    String uuid = UUID.randomUUID().toString();
    String upper = uuid.toUpperCase(Locale.ROOT);
    assertThat(run.raw().right().put("/object/" + upper).asString()).contains(uuid);
    assertThat(run.raw().right().put("/object/" + uuid).statusCode()).isEqualTo(200);
    assertThat(run.raw().right().get("/object/" + upper).asString()).contains(uuid);
    assertThat(run.raw().right().delete("/object/" + upper).statusCode()).isEqualTo(204);
    assertThat(objects.find(UUID.fromString(uuid))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kettle",
        "457b8e8b-4691-17c0-b1d9-d423de0ad603",
        "457b8e8b-4691-47c0-c1d9-d423de0ad603",
        "457b8e8b469147c0b1d9d423de0ad603",
        "{457b8e8b-4691-47c0-b1d9-d423de0ad603}",
        "457b8e8b-4691-47c0-b1d9-d423de0ad603x",
        "00000000-0000-0000-0000-000000000000"
      })
  void whatIsNoVersion4UuidIs400(String uuid) {
    String path = "/object/" + uuid.replace("{", "%7B").replace("}", "%7D");
    assertProblem(run.raw().wrong().put(path), 400, "invalid", "uuid");
    assertProblem(run.raw().wrong().get(path), 400, "invalid", "uuid");
    assertProblem(run.raw().wrong().delete(path), 400, "invalid", "uuid");
  }

  @Test
  void anAbsentObjectIs404() {
    UUID uuid = UUID.randomUUID();
    assertRefused(404, "not-found", () -> objects.read(uuid));
    assertRefused(404, "not-found", () -> objects.delete(uuid));
    objects.put(uuid);
    objects.delete(uuid);
    assertRefused(404, "not-found", () -> objects.delete(uuid));
    twins.areAbsent(uuid.toString(), Set.of());
    assertThat(objects.put(uuid)).as("it is new again").isTrue();
  }

  @Test
  void ofManyPutsOfOneUuidAtOnceOneCreatesAndTheOthersRenew() {
    for (int round = 0; round < 5; round++) {
      UUID uuid = UUID.randomUUID();
      List<Attempt<Boolean>> attempts = run.atOnce(16, number -> objects.put(uuid));
      assertThat(attempts).allMatch(Attempt::succeeded);
      assertThat(attempts).filteredOn(Attempt::value).hasSize(1);
    }
  }

  @Test
  void allAreListedWholeAndPageByPage() {
    Set<String> put = putMany(25);
    Response whole = run.raw().right().get("/objects");
    assertThat(whole.header("Link")).isNull();
    assertThat(
            Json.array(Json.readObject(whole.asString()).get("objects")).stream()
                .map(object -> (String) Json.object(object).get("uuid")))
        .containsExactlyElementsOf(put);

    List<Page<StoredObject>> pages = objects.list(10).pages().toList();
    assertThat(pages.stream().map(page -> page.documents().size())).containsExactly(10, 10, 5);
    assertThat(objects.list(10).stream().map(StoredObject::getUuid)).containsExactlyElementsOf(put);
    Response rest = run.raw().right().get("/objects?cursor=" + pages.get(1).next().orElseThrow());
    assertThat(Json.array(Json.readObject(rest.asString()).get("objects"))).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=-1", "limit=ten", "limit=1001", "limit=", "cursor=x", "bogus=1"})
  void aParameterThatIsNotAsTheContractSaysIs400AndNamed(String query) {
    assertProblem(run.raw().wrong().get("/objects?" + query), 400, "invalid", query.split("=")[0]);
  }

  @Test
  void deletingAllLeavesNoneAndTheOtherCollectionsAsTheyWere() {
    putMany(30);
    Document item = run.collection("items").create(run.collection("items").full());

    Response deleted = run.raw().right().delete("/objects");
    assertThat(deleted.asString()).isEqualTo("{\"msg\":\"Objects deleted\"}");
    assertThat(run.raw().right().get("/objects").asString()).isEqualTo("{\"objects\":[]}");
    assertThat(run.stores().keys("objects/")).isEmpty();
    assertThat(run.raw().right().delete("/objects").asString()).isEqualTo(deleted.asString());
    assertThat(run.collection("items").read(item.id())).isEqualTo(item);
  }

  @Test
  @NeedsFaults
  void withTheTableAwayEachRequestIs503AndARepetitionOfDeletingAllGoesOn() {
    Set<String> put = putMany(5);
    UUID uuid = UUID.fromString(put.iterator().next());
    try (Faults.Fault fault = run.faults().when(Call::toTable, Effect.away())) {
      List<ThrowingCallable> requests =
          List.of(
              () -> objects.put(uuid),
              () -> objects.read(uuid),
              () -> objects.delete(uuid),
              () -> objects.list().stream().toList(),
              objects::deleteAll);
      assertThat(
              run.atOnce(
                  requests.size(),
                  number -> assertRefused(503, "unavailable", requests.get(number))))
          .allMatch(Attempt::succeeded);
      assertProblem(run.raw().right().get("/objects"), 503, "unavailable");
      assertThat(fault.hits()).isPositive();
    }
    assertThat(objects.list().stream().map(StoredObject::getUuid)).containsExactlyElementsOf(put);
    objects.deleteAll();
    assertThat(objects.list().stream()).isEmpty();
  }

  @Test
  @NeedsFaults
  void aListThatBreaksOffIsSeenToHaveBrokenOff() {
    String lastOfSecondPage = List.copyOf(putMany(250)).get(199);
    try (Faults.Fault fault =
        run.faults().when(call -> startOf(call).compareTo(lastOfSecondPage) >= 0, Effect.away())) {
      HttpRequest list = HttpRequest.newBuilder(run.uri().resolve("/objects")).build();
      assertThatThrownBy(() -> HttpClient.newHttpClient().send(list, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
      assertThat(fault.hits()).isPositive();
    }
    assertThat(
            Json.array(
                Json.readObject(run.raw().right().get("/objects").asString()).get("objects")))
        .hasSize(250);
  }

  /** After which object a query goes on; empty for other calls. */
  private static String startOf(Call call) {
    Matcher start =
        Pattern.compile("\"ExclusiveStartKey\":.*?\"id\":\\{\"S\":\"([^\"]+)").matcher(call.body());
    return start.find() ? start.group(1) : "";
  }

  /** The UUIDs in their order. */
  private Set<String> putMany(int number) {
    Set<String> put = new ConcurrentSkipListSet<>();
    Stream.generate(UUID::randomUUID).limit(number).toList().parallelStream()
        .forEach(
            uuid -> {
              objects.put(uuid);
              put.add(uuid.toString());
            });
    return put;
  }
}
