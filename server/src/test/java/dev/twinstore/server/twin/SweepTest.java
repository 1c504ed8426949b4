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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SweepTest {

  private static final CollectionRules THINGS =
      new CollectionRules("things", Optional.of("name"), Optional.empty());
  private static final DocumentId ID = new DocumentId("kettle");

  private final Stores stores = new Stores();
  private final Pairing pairing = new Pairing(stores.dynamoDb, stores.s3, stores.name, stores.name);
  private Twins things;
  private Repairs repairs;

  @BeforeEach
  void open() {
    pairing.make();
    AwsTwinStore store =
        new AwsTwinStore(stores.dynamoDb, stores.s3, stores.settings, null, Clock.systemUTC());
    things = store.open(THINGS);
    repairs =
        new Repairs(stores.dynamoDb, stores.s3, stores.settings, pairing, store, Clock.systemUTC());
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
        new Commits(new Table(stores.dynamoDb, stores.name))
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
