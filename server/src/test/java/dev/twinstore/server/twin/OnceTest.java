package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Creations under an idempotency key. */
class OnceTest {

  private static final Stores STORES = new Stores();
  private static final CollectionRules THINGS =
      new CollectionRules("things", Optional.of("name"), Optional.empty());
  private static final Twins NOW = STORES.open(THINGS);

  private final String key = UUID.randomUUID().toString();

  @AfterEach
  void heal() {
    STORES.wire.heal();
  }

  @Test
  void givesTheFirstAnswerAgain() {
    Once.Answer first = create(NOW, "a", named());
    Once.Answer second = create(NOW, "a", named());
    assertThat(first.replayed()).isFalse();
    assertThat(second).isEqualTo(new Once.Answer(first.text(), true));
    assertThat(documents()).filteredOn(d -> first.text().startsWith(d.id() + " ")).hasSize(1);
  }

  @Test
  void refusesTheKeyForAnotherRequest() {
    create(NOW, "a", named());
    assertThatThrownBy(() -> create(NOW, "b", named())).isInstanceOf(KeyReused.class);
  }

  @Test
  void createsOnceWhenManyComeAtOnce() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(12);
    List<Future<Once.Answer>> answers = new ArrayList<>();
    int before = documents().size();
    for (int i = 0; i < 12; i++) {
      answers.add(pool.submit(() -> create(NOW, "a", named())));
    }
    List<Once.Answer> got = new ArrayList<>();
    for (Future<Once.Answer> answer : answers) {
      got.add(answer.get());
    }
    pool.shutdown();
    assertThat(got).filteredOn(answer -> !answer.replayed()).hasSize(1);
    assertThat(got).extracting(Once.Answer::text).containsOnly(got.get(0).text());
    assertThat(documents()).hasSize(before + 1);
    assertThat(STORES.keys("things/")).hasSize(before + 1);
  }

  @Test
  void knowsItsOwnCommitWhenTheAnswerWasLostAndTheTokenForgotten() {
    STORES.wire.next("TransactWriteItems", WireFault.ANSWER_LOST);
    Once.Answer first = create(NOW, "a", named());
    assertThat(first.replayed()).isFalse();
    assertThat(create(NOW, "a", named()).text()).isEqualTo(first.text());
  }

  /** A repetition at once: the original's document is seen before its record can be. */
  @Test
  void doesNotTakeTheOriginalsDocumentForAnothersWhileTheKeyIsContended() {
    DocumentId id = new DocumentId(UUID.randomUUID().toString());
    Content content = named();
    Once.Answer first = NOW.createOnce(once("a"), id, content, OnceTest::told, List.of());
    STORES.wire.next("GetItem", WireFault.answered(200, "{}"));
    STORES.wire.next(
        "TransactWriteItems",
        WireFault.answered(
            400,
            """
            {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
             "CancellationReasons":[
              {"Code":"ConditionalCheckFailed","Item":{"collection":{"S":"things"},
               "id":{"S":"%1$s"},"format":{"N":"1"},"revision":{"N":"1"},"writeId":{"S":"%2$s"},
               "recentWrites":{"L":[{"S":"%2$s"}]},"recentWritesComplete":{"BOOL":true},
               "createdAt":{"S":"2026-11-21T00:00:00.000000Z"},
               "updatedAt":{"S":"2026-11-21T00:00:00.000000Z"},
               "objectKey":{"S":"k"},"size":{"N":"1"},"sha256":{"S":"s"}}},
              {"Code":"ConditionalCheckFailed"},
              {"Code":"TransactionConflict"}]}
            """
                .formatted(id, WriteId.above(Instant.now()))));
    assertThat(NOW.createOnce(once("a"), id, content, OnceTest::told, List.of()))
        .isEqualTo(new Once.Answer(first.text(), true));
    assertThat(STORES.wire.allHappened()).isTrue();
  }

  @Test
  void keepsNoAnswerButThatOfADocument() {
    DocumentId id = new DocumentId(UUID.randomUUID().toString());
    NOW.create(id, named());
    assertThatThrownBy(() -> NOW.createOnce(once("a"), id, named(), OnceTest::told, List.of()))
        .isInstanceOf(Taken.class);
    assertThat(STORES.row(Receipt.PARTITION, Receipt.keyOf(once("a")))).isEmpty();
    assertThat(create(NOW, "b", named()).replayed()).isFalse();
  }

  @Test
  void keepsALargeAnswerInTheBucket() {
    Content large = content("{'name':'%s','x':'%s'}".formatted(key, "x".repeat(110_000)));
    Once.Answer first = create(NOW, "a", large);
    assertThat(create(NOW, "a", large)).isEqualTo(new Once.Answer(first.text(), true));
    assertThat(STORES.keys(Receipt.PARTITION + "/" + Receipt.keyOf(once("a")) + "/")).hasSize(1);
  }

  @Test
  void countsAnExpiredRecordAsAbsent() {
    create(NOW, "a", named());
    Twins later =
        STORES.open(THINGS, Clock.offset(Clock.systemUTC(), Duration.ofDays(1).plusMinutes(1)));
    assertThat(create(later, "b", named()).replayed()).isFalse();
  }

  private Once.Answer create(Twins twins, String request, Content content) {
    return twins.createOnce(
        once(request),
        new DocumentId(UUID.randomUUID().toString()),
        content,
        OnceTest::told,
        List.of());
  }

  private Once once(String request) {
    return new Once("create", key, request);
  }

  private static List<Document> documents() {
    return NOW.list(new DocumentQuery(Map.of(), 1_000, Optional.empty())).documents();
  }

  private static Content named() {
    return content("{'name':'%s'}".formatted(UUID.randomUUID()));
  }

  private static String told(Document document) {
    return document.id() + " " + document.writeId() + " " + document.content();
  }
}
