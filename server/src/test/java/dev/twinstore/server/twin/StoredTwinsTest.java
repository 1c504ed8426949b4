package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredTwinsTest {

  private static final CollectionRules THINGS =
      new CollectionRules("things", Optional.of("name"), Optional.of("category"));

  private Stores stores;
  private Twins things;
  private DocumentId id;

  @BeforeAll
  void open() {
    stores = new Stores();
    things = stores.open(THINGS);
  }

  @BeforeEach
  void mint() {
    id = new DocumentId("d-" + UUID.randomUUID());
  }

  @AfterEach
  void empty() {
    for (Document document : all()) {
      things.delete(document.id(), current -> {});
    }
    assertThat(stores.keys("")).isEmpty();
  }

  @Test
  void keepsADocumentAsRowAndCopyThatMatch() {
    Document created = things.create(id, content("{'name':'Kettle','category':'k','n':1.50}"));
    assertMatching(created);
    assertThat(created.revision()).isEqualTo(1);
    assertThat(things.find(id).orElseThrow().content()).isEqualTo(created.content());
  }

  @Test
  void writesTheSameBytesForTheSameRow() {
    things.create(id, content("{'name':'K','b':{'y':1e2,'x':-0.0},'a':[1.10,null,true]}"));
    String key = stores.keys("things/" + id + "/").get(0);
    assertThat(new String(stores.object(key)))
        .contains("{\"a\":[1.1,null,true],\"b\":{\"x\":0,\"y\":100},\"name\":\"K\"}");
  }

  @Test
  void replacesTheCopyAndKeepsTheTimeOfCreation() {
    Document created = things.create(id, content("{'name':'Kettle'}"));
    Document replaced = things.update(id, current -> content("{'name':'Kettle','x':1}"));
    assertThat(replaced.createdAt()).isEqualTo(created.createdAt());
    assertThat(replaced.updatedAt()).isAfter(created.updatedAt());
    assertThat(replaced.revision()).isEqualTo(2);
    assertMatching(replaced);
  }

  @Test
  void writesNothingWhenAChangeGivesTheContentBack() {
    Document created = things.create(id, content("{'name':'Kettle'}"));
    stores.wire.heal();
    assertThat(things.update(id, Document::content).writeId()).isEqualTo(created.writeId());
    assertThat(stores.wire.calls()).containsExactly("GetItem");
  }

  @Test
  void leavesATombstoneWithoutContentAndGoesOnFromIt() {
    things.create(id, content("{'name':'Kettle','category':'k'}"));
    things.delete(id, current -> {});
    assertThat(stores.row("things", id.value()))
        .containsOnlyKeys(
            "collection",
            "id",
            "format",
            "revision",
            "writeId",
            "recentWrites",
            "recentWritesComplete",
            "expiresAt");
    assertThat(stores.row("things:name", "Kettle")).isEmpty();
    assertThat(things.find(id)).isEmpty();
    assertThatThrownBy(() -> things.delete(id, current -> {})).isInstanceOf(Absent.class);

    Document again = things.create(id, content("{'name':'Kettle'}"));
    assertThat(again.revision()).isEqualTo(3);
    assertThat(stores.row("things", id.value())).doesNotContainKey("expiresAt");
    assertMatching(again);
  }

  @Test
  void saysAllThatIsTaken() {
    Document first = things.create(id, content("{'name':'Kettle'}"));
    assertThat(taken(() -> things.create(id, content("{'name':' Kettle '}"))))
        .containsExactlyInAnyOrder("id", "name");
    assertThat(taken(() -> things.create(id, content("{'name':'Pot'}")))).containsExactly("id");
    assertThat(taken(() -> things.create(new DocumentId("b"), content("{'name':'Kettle'}"))))
        .containsExactly("name");
    assertMatching(first);
    assertThat(stores.keys("")).hasSize(1);
    assertThat(stores.row("things:name", "Pot")).isEmpty();
  }

  @Test
  void freesANameByRenamingAndRefusesOneInUse() {
    things.create(id, content("{'name':'Kettle'}"));
    things.create(new DocumentId("pot"), content("{'name':'Pot'}"));
    assertThat(taken(() -> things.update(id, current -> content("{'name':'Pot'}"))))
        .containsExactly("name");
    things.update(id, current -> content("{'name':'Pan'}"));
    assertMatching(things.create(new DocumentId("new"), content("{'name':'Kettle'}")));
  }

  @Test
  void neverReleasesTheMarkerOfAnother() {
    things.create(id, content("{'name':'Kettle'}"));
    stores.dynamoDb.putItem(
        put ->
            put.tableName(stores.name)
                .item(
                    Map.of(
                        "collection", AttributeValue.fromS("things:name"),
                        "id", AttributeValue.fromS("Kettle"),
                        "owner", AttributeValue.fromS("another"))));
    things.delete(id, current -> {});
    assertThat(stores.row("things:name", "Kettle")).containsKey("owner");
    stores.dynamoDb.deleteItem(
        delete -> delete.tableName(stores.name).key(stores.table.key("things:name", "Kettle")));
  }

  @Test
  void keepsInTheCopyAloneWhatTheRowCantHold() {
    for (String value : List.of("[".repeat(31) + "]".repeat(31), "'" + "x".repeat(110_000) + "'")) {
      keepsInTheCopyAlone(content("{'name':'Kettle','value':" + value + "}"));
    }
    ObjectNode longName = content("{'name':'Kettle'}").json();
    keepsInTheCopyAlone(Content.of(longName.put("k".repeat(65_536), 1)));
  }

  private void keepsInTheCopyAlone(Content content) {
    Document created = things.create(id, content);
    assertThat(stores.row("things", id.value())).doesNotContainKey("content");
    assertThat(things.find(id).orElseThrow().content()).isEqualTo(created.content());
    assertThat(all().get(0).content()).isEqualTo(created.content());
    things.delete(id, current -> {});
  }

  @Test
  void callsALostCopyUnavailableAndStillTakesWrites() {
    things.create(id, content("{'name':'Kettle','large':'" + "x".repeat(110_000) + "'}"));
    stores.s3.deleteObject(d -> d.bucket(stores.name).key(stores.keys("things/").get(0)));
    assertThatThrownBy(() -> things.find(id)).isInstanceOf(Unavailable.class);
    assertMatching(things.update(id, current -> content("{'name':'Kettle'}")));
  }

  @Test
  void listsByNameAndByCategoryAndInPages() {
    for (int i = 0; i < 7; i++) {
      things.create(
          new DocumentId("d" + i),
          content("{'name':'n%d','category':'%s'}".formatted(i, i % 2 == 0 ? "even #" : "odd")));
    }
    things.delete(new DocumentId("d2"), current -> {});
    assertThat(ids(Map.of(), 2)).containsExactly("d0", "d1", "d3", "d4", "d5", "d6");
    assertThat(ids(Map.of("category", "even #"), 1)).containsExactly("d0", "d4", "d6");
    assertThat(ids(Map.of("name", "n3"), 10)).containsExactly("d3");
    assertThat(ids(Map.of("name", "n3", "category", "odd"), 10)).containsExactly("d3");
    assertThat(ids(Map.of("name", "n3", "category", "even #"), 10)).isEmpty();
    assertThat(ids(Map.of("category", "none"), 10)).isEmpty();
  }

  @Test
  void givesOneOfManyCreatorsTheNameAndTheId() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(16);
    for (int round = 0; round < 5; round++) {
      List<Future<Boolean>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        DocumentId candidate = new DocumentId("c" + i % 4);
        results.add(pool.submit(() -> created(candidate)));
      }
      int winners = 0;
      for (Future<Boolean> result : results) {
        winners += result.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
      assertThat(stores.keys("")).hasSize(1);
      empty();
    }
    pool.shutdown();
  }

  @Test
  void appliesEveryConcurrentUpdateOnce() throws Exception {
    things.create(id, content("{'name':'Kettle','n':0}"));
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Document>> results = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      results.add(pool.submit(() -> things.update(id, StoredTwinsTest::plusOne)));
    }
    for (Future<Document> result : results) {
      result.get();
    }
    pool.shutdown();
    Document last = things.find(id).orElseThrow();
    assertThat(last.content().json().get("n").intValue()).isEqualTo(24);
    assertThat(last.revision()).isEqualTo(25);
    assertMatching(last);
  }

  private static Content plusOne(Document current) {
    ObjectNode json = current.content().json();
    return Content.of(json.put("n", json.get("n").intValue() + 1));
  }

  private boolean created(DocumentId candidate) {
    try {
      things.create(candidate, content("{'name':'Kettle'}"));
      return true;
    } catch (Taken e) {
      return false;
    }
  }

  private Set<String> taken(ThrowingCallable call) {
    return catchThrowableOfType(Taken.class, call).members();
  }

  private List<Document> all() {
    return things.list(new DocumentQuery(Map.of(), 1_000, Optional.empty())).documents();
  }

  private List<String> ids(Map<String, String> filters, int limit) {
    List<String> ids = new ArrayList<>();
    Optional<DocumentId> after = Optional.empty();
    do {
      DocumentPage page = things.list(new DocumentQuery(filters, limit, after));
      assertThat(page.documents()).hasSizeLessThanOrEqualTo(limit);
      page.documents().forEach(document -> ids.add(document.id().value()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }

  private void assertMatching(Document document) {
    var row = stores.row("things", document.id().value());
    assertThat(stores.keys("things/" + document.id() + "/"))
        .containsExactly(row.get("objectKey").s());
    byte[] copy = stores.object(row.get("objectKey").s());
    assertThat(Copy.sha256(copy)).isEqualTo(row.get("sha256").s());
    assertThat(Copy.content(copy)).isEqualTo(document.content());
    assertThat(Content.of(AttributeValues.object(row.get("content").m())))
        .isEqualTo(document.content());
  }

  static Content content(String json) {
    return Content.of((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
  }
}
