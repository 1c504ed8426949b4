package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SweepTest {

  private static final CollectionRules THINGS =
      new CollectionRules("things", Optional.of("name"), Optional.empty());
  private static final DocumentId ID = new DocumentId("kettle");

  private final Stores stores = new Stores();
  private final Pairing pairing =
      new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);
  private final AwsTwinStore store =
      new AwsTwinStore(
          stores.dynamoDb, stores.s3, stores.settings, null, stores.metrics, Clock.systemUTC());
  private Twins things;
  private Repairs repairs;

  @BeforeEach
  void open() {
    pairing.make();
    things = store.open(THINGS);
    repairs = repairs(Clock.systemUTC());
  }

  private Repairs repairs(Clock clock) {
    return new StoredRepairs(stores.dynamoDb, stores.s3, stores.settings, pairing, store, clock);
  }

  @AfterEach
  void heal() {
    stores.wire.heal();
  }

  @Test
  void removesOrphansAndNothingElse() {
    Document kept = things.create(ID, content("{'name':'Kettle'}"));
    stores.put(orphan(ID, kept.writeId()));
    stores.put(orphan(new DocumentId("gone"), kept.writeId()));
    stores.s3.putObject(
        put -> put.bucket(stores.name).key("things/readme.txt"), RequestBody.fromString("x"));
    assertThat(sweep(Duration.ZERO, true)).containsExactly(2, 0, 0);
    assertThat(sweep(Duration.ofHours(1), false)).containsExactly(0, 0, 0);
    assertThat(sweep(Duration.ZERO, false)).containsExactly(2, 0, 0);
    assertThat(stores.keys("things/"))
        .containsExactlyInAnyOrder(
            stores.row("things", ID.value()).get("objectKey").s(), "things/readme.txt");
    assertThat(things.find(ID).orElseThrow().content()).isEqualTo(kept.content());
    assertThat(stores.row("things", ID.value())).doesNotContainKey("expiresAt");
    assertThat(stores.row("things", "gone")).containsKeys("fence", "expiresAt");
  }

  @Test
  void fencesAWriterThatSleptSoThatItStagesAgain() {
    Successor sleeper =
        Successor.live(THINGS, ID, null, content("{'name':'Kettle'}"), Clock.systemUTC());
    stores.put(sleeper.copy().orElseThrow().key());
    assertThat(sweep(Duration.ZERO, false)).containsExactly(1, 0, 0);
    Outcome outcome =
        new Commits(new Table(stores.dynamoDb, stores.table), stores.fences(), stores.metrics)
            .commit(sleeper.commit(), Budget.of(stores.settings));
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.FENCED);
    Document created = things.create(ID, content("{'name':'Kettle'}"));
    assertThat(repairs.inspect("things", ID).matches()).isTrue();
    assertThat(created.writeId()).isGreaterThan(sleeper.commit().id());
  }

  @Test
  void restoresWhatIsMissingOrDamagedByteForByte() {
    things.create(ID, content("{'name':'Kettle','n':[1.50,{'b':1,'a':2}]}"));
    String key = stores.keys("things/").get(0);
    byte[] before = stores.object(key);
    stores.s3.deleteObject(delete -> delete.bucket(stores.name).key(key));
    assertThat(repairs.inspect("things", ID).copy()).isEmpty();
    assertThat(sweep(Duration.ZERO, false)).containsExactly(0, 1, 0);
    assertThat(stores.object(key)).isEqualTo(before);

    String text = new String(before).replace("Kettle", "Cattle");
    stores.s3.putObject(put -> put.bucket(stores.name).key(key), RequestBody.fromString(text));
    assertThat(repairs.inspect("things", ID).differences()).containsExactly("/content/name");
    assertThat(sweep(Duration.ZERO, false)).containsExactly(0, 1, 0);
    assertThat(stores.object(key)).isEqualTo(before);
    assertThat(repairs.inspect("things", ID).matches()).isTrue();
  }

  @Test
  void reportsWhatOnlyTheCopyHeld() {
    things.create(ID, content("{'name':'Kettle','large':'" + "x".repeat(110_000) + "'}"));
    stores.s3.deleteObject(delete -> delete.bucket(stores.name).key(stores.keys("things/").get(0)));
    assertThat(sweep(Duration.ZERO, false)).containsExactly(0, 0, 1);
  }

  @Test
  void refusesToRunWhereTableAndBucketAreNotAPair() {
    stores.dynamoDb.putItem(
        put ->
            put.tableName(stores.name)
                .item(
                    Map.of(
                        "collection", AttributeValue.fromS("twinstore"),
                        "id", AttributeValue.fromS("pairing"),
                        "bucket", AttributeValue.fromS("another"))));
    stores.put(orphan(ID, WriteId.above(Instant.now())));
    assertThatThrownBy(() -> sweep(Duration.ZERO, false))
        .isInstanceOf(SweepRefused.class)
        .hasMessageContaining("paired with bucket 'another'");
    assertThat(stores.keys("things/")).hasSize(1);
  }

  @Test
  void stopsWhenMoreThanATenthAndOverAHundredWouldGo() {
    for (int i = 0; i < 101; i++) {
      stores.put(orphan(new DocumentId("d" + i), WriteId.above(Instant.now())));
    }
    SweepOrder whole = new SweepOrder(false, Duration.ZERO, Optional.empty(), 1_000);
    assertThatThrownBy(() -> repairs.sweep(whole)).isInstanceOf(SweepRefused.class);
    assertThat(stores.keys("things/")).hasSize(101);
  }

  @Test
  void leavesWhatIsNoCopyWhereverItLies() {
    WriteId w = WriteId.above(Instant.now());
    List<String> foreign =
        List.of(
            "others/kettle/00000001-" + w + ".json",
            "twinstore/kettle/00000001-" + w + ".json",
            "things/kettle/000000001-" + w + ".json",
            "things/kettle/9999999999999999999-" + w + ".json",
            "things/kettle/00000001-" + UUID.randomUUID() + ".json",
            "things/kettle/00000001-ffffffff-ffff-7fff-bfff-ffffffffffff.json",
            "idempotency/kettle/" + w + ".json");
    foreign.forEach(stores::put);
    assertThat(CopyKey.parse("things/../00000001-" + w + ".json")).isEmpty();
    repairs = repairs(Clock.offset(Clock.systemUTC(), Duration.ofDays(10)));
    assertThat(sweep(Duration.ZERO, false)).containsExactly(0, 0, 0);
    assertThat(stores.keys("")).containsAll(foreign).contains("twinstore/pairing.json");
  }

  @Test
  void sparesAStoredAnswerUntilItsRecordExpires() {
    Content large = content("{'name':'Kettle','x':'%s'}".formatted("x".repeat(110_000)));
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
    Once once = new Once("create", "k", "r");
    Once.Answer answer =
        stores
            .open(THINGS, ahead)
            .createOnce(once, ID, large, d -> d.content().toString(), List.of());
    assertThat(answerKeys()).hasSize(1);
    stores.put(abandonedAnswer(once));

    repairs = repairs(Clock.systemUTC());
    assertThat(sweep(Duration.ZERO, false)).as("both are young").containsExactly(0, 0, 0);
    repairs = repairs(Clock.offset(ahead, Duration.ofHours(1)));
    assertThat(sweep(Duration.ofDays(2), false)).as("within the grace").containsExactly(0, 0, 0);
    assertThat(sweep(Duration.ZERO, true)).as("counted only").containsExactly(1, 0, 0);
    assertThat(answerKeys()).hasSize(2);
    assertThat(sweep(Duration.ZERO, false)).as("the abandoned one").containsExactly(1, 0, 0);
    assertThat(
            stores
                .open(THINGS, ahead)
                .createOnce(once, ID, large, d -> d.content().toString(), List.of()))
        .isEqualTo(new Once.Answer(answer.text(), true));

    repairs = repairs(Clock.offset(ahead, Duration.ofHours(25)));
    assertThat(sweep(Duration.ZERO, false)).as("the expired one").containsExactly(1, 0, 0);
    assertThat(answerKeys()).isEmpty();
    assertThat(repairs.inspect("things", ID).matches()).isTrue();
  }

  @Test
  void endsAPageEarlyWhenTheStoresAreSlowAndGetsOnAllTheSame() throws Exception {
    for (int i = 0; i < 3; i++) {
      stores.put(orphan(new DocumentId("d" + i), WriteId.above(Instant.now())));
    }
    Sweep sweep =
        new Sweep(
            store.names(),
            new Table(stores.dynamoDb, stores.table),
            new Bucket(stores.s3, stores.name),
            pairing,
            stores.fences(),
            Clock.systemUTC());
    Budget half =
        Budget.of(
            new TwinSettings(stores.name, "collection", stores.name, true, Duration.ofSeconds(10)));
    while (!half.isHalfSpent()) {
      Thread.sleep(50);
    }
    SweepPage page = sweep.page(new SweepOrder(false, Duration.ZERO, Optional.empty(), 50), half);
    assertThat(page.seen()).isEqualTo(1);
    assertThat(page.removed()).isEqualTo(1);
    SweepPage rest = repairs.sweep(new SweepOrder(false, Duration.ZERO, page.next(), 50));
    assertThat(rest.seen()).isEqualTo(2);
    assertThat(stores.keys("things/")).isEmpty();
  }

  @Test
  void isUnavailableWhereItCanNotSeeThePairing() {
    for (String call : List.of("GetItem", "GET")) {
      stores.wire.every(call, WireFault.answered(403, "{}"));
      assertThatThrownBy(() -> sweep(Duration.ZERO, false)).isInstanceOf(Unavailable.class);
      stores.wire.heal();
    }
  }

  @Test
  void refusesACursorThatIsDamagedOrNotOfASweep() {
    for (int i = 0; i < 3; i++) {
      things.create(new DocumentId("d" + i), content("{'name':'n" + i + "'}"));
    }
    SweepOrder first = new SweepOrder(false, Duration.ZERO, Optional.empty(), 2);
    String next = repairs.sweep(first).next().orElseThrow();
    assertThat(next).matches("[A-Za-z0-9_-]+");
    char[] damaged = next.toCharArray();
    damaged[next.length() / 2] = damaged[next.length() / 2] == 'A' ? 'B' : 'A';
    for (String cursor :
        List.of(
            new String(damaged),
            "x",
            "?",
            "COPIES 0 0 0 ",
            new SweepPosition(SweepPosition.Walk.ROWS, 7, "", 0, 0).cursor())) {
      assertThatThrownBy(
              () -> repairs.sweep(new SweepOrder(true, Duration.ZERO, Optional.of(cursor), 2)))
          .as(cursor)
          .isInstanceOf(ForeignCursor.class);
    }
    assertThat(repairs.sweep(new SweepOrder(true, Duration.ZERO, Optional.of(next), 2)).seen())
        .isEqualTo(1);
  }

  @Test
  void inspectsWhatIsThereAndNothingElse() {
    assertThatThrownBy(() -> repairs.inspect("others", ID)).isInstanceOf(Absent.class);
    assertThatThrownBy(() -> repairs.inspect("things", ID)).isInstanceOf(Absent.class);
    String orphan = orphan(ID, WriteId.above(Instant.now()));
    stores.put(orphan);
    assertThat(repairs.inspect("things", ID).orphans()).containsExactly(orphan);
  }

  private List<String> answerKeys() {
    return stores.keys(Answers.PREFIX);
  }

  /** An answer whose commit never came. */
  private static String abandonedAnswer(Once once) {
    return Receipt.of(once, WriteId.above(Instant.now()), "x".repeat(110_000), Instant.now())
        .answer();
  }

  private String orphan(DocumentId id, WriteId writeId) {
    return new CopyKey("things", id, 7, WriteId.above(Instant.now(), writeId)).toString();
  }

  /** Sweeps all pages: what was removed, restored, lost. */
  private List<Integer> sweep(Duration grace, boolean dryRun) {
    int removed = 0;
    int restored = 0;
    int lost = 0;
    Optional<String> cursor = Optional.empty();
    do {
      SweepPage page = repairs.sweep(new SweepOrder(dryRun, grace, cursor, 50));
      removed += page.removed();
      restored += page.restored();
      lost += page.lost();
      cursor = page.next();
    } while (cursor.isPresent());
    return List.of(removed, restored, lost);
  }
}
