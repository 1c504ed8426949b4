package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a commit comes to when the wire fails it. */
class CommitsTest {

  private static final Stores STORES = new Stores(Duration.ofSeconds(4));
  private static final Twins PLAIN =
      STORES.open(new CollectionRules("plain", Optional.empty(), Optional.empty()));
  private static final Twins NAMED =
      STORES.open(new CollectionRules("named", Optional.of("name"), Optional.empty()));
  private static final String THROTTLED =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
  private static final String DENIED =
      "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}";
  private static final String CONFLICT =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
          + "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]}";

  private DocumentId id;

  @BeforeEach
  void mint() {
    id = new DocumentId("d-" + UUID.randomUUID());
    STORES.wire.heal();
  }

  @AfterEach
  void heal() {
    STORES.wire.heal();
  }

  @Test
  void knowsItsOwnWriteWhenTheAnswerWasLost() {
    STORES.wire.next("UpdateItem", WireFault.ANSWER_LOST);
    Document created = PLAIN.create(id, content("{'n':1}"));
    assertThat(created.revision()).isEqualTo(1);
    assertThat(STORES.wire.calls()).containsExactly("PUT", "UpdateItem", "UpdateItem");

    STORES.wire.next("UpdateItem", WireFault.ANSWER_LOST);
    assertThat(PLAIN.update(id, current -> content("{'n':2}")).revision()).isEqualTo(2);
    assertThat(STORES.keys("plain/" + id + "/")).hasSize(1);

    STORES.wire.next("UpdateItem", WireFault.ANSWER_LOST);
    PLAIN.delete(id, current -> {});
    assertThat(PLAIN.find(id)).isEmpty();
    assertThat(STORES.keys("plain/" + id + "/")).isEmpty();
  }

  @Test
  void appliesATransactionOnceWhenTheAnswerWasLost() {
    STORES.wire.next("TransactWriteItems", WireFault.ANSWER_LOST);
    assertThat(NAMED.create(id, named()).revision()).isEqualTo(1);
    assertThat(NAMED.find(id).orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void sendsACommitAgainThatNeverArrivedOrWasThrottledOrConflicted() {
    for (WireFault fault :
        List.of(
            WireFault.NOT_SENT,
            WireFault.answered(400, THROTTLED),
            WireFault.answered(400, CONFLICT),
            WireFault.answered(500, "{}"))) {
      STORES.wire.next("TransactWriteItems", fault);
      DocumentId each = new DocumentId("d-" + UUID.randomUUID());
      assertThat(NAMED.create(each, named()).revision()).isEqualTo(1);
      assertThat(STORES.wire.allHappened()).isTrue();
      assertThat(STORES.keys("named/" + each + "/")).hasSize(1);
    }
  }

  @Test
  void isUnknownWhenAnEarlierTryMayStillLandAndKeepsTheStagedCopy() {
    STORES.wire.every("UpdateItem", WireFault.NOT_SENT);
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}")))
        .isInstanceOf(UnknownOutcome.class);
    assertThat(STORES.keys("plain/" + id + "/")).hasSize(1);
    assertThat(PLAIN.find(id)).isEmpty();
  }

  /** There is time to delete it, but the first try may still land. */
  @Test
  void keepsTheStagedCopyWhenALaterTryIsTurnedAway() {
    STORES.wire.next("UpdateItem", WireFault.NOT_SENT);
    STORES.wire.next("UpdateItem", WireFault.answered(400, DENIED));
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}")))
        .isInstanceOf(UnknownOutcome.class);
    assertThat(STORES.keys("plain/" + id + "/")).hasSize(1);
  }

  @Test
  void isUnavailableWhenTheTableTurnsItAwayForGood() {
    STORES.wire.next("UpdateItem", WireFault.answered(400, DENIED));
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}"))).isInstanceOf(Unavailable.class);
    assertThat(PLAIN.find(id)).isEmpty();
  }

  @Test
  void keepsTheCopyOfADocumentWhoseDeletionIsRefused() {
    PLAIN.create(id, content("{'n':1}"));
    STORES.wire.next("UpdateItem", WireFault.answered(400, DENIED));
    assertThatThrownBy(() -> PLAIN.delete(id, current -> {})).isInstanceOf(Unavailable.class);
    assertThat(STORES.keys("plain/" + id + "/")).hasSize(1);
  }

  /** Each try is judged; one that the SDK made by itself would be overlooked. */
  @Test
  void sendsEachTryOnce() {
    Commit commit =
        Successor.live(PLAIN.rules(), id, null, content("{'n':1}"), Clock.systemUTC()).commit();
    Table table = new Table(STORES.dynamoDb, STORES.table);
    for (WireFault fault : List.of(WireFault.NOT_SENT, WireFault.answered(500, "{}"))) {
      STORES.wire.heal();
      STORES.wire.every("UpdateItem", fault);
      assertThatThrownBy(() -> table.send(commit, Budget.of(STORES.settings)))
          .isInstanceOf(SdkException.class);
      assertThat(STORES.wire.calls()).containsExactly("UpdateItem");
    }
  }

  @Test
  void isUnavailableWithoutARowWhenTheBucketRefuses() {
    STORES.wire.every("PUT", WireFault.answered(403, ""));
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}"))).isInstanceOf(Unavailable.class);
    assertThat(STORES.row("plain", id.value())).isEmpty();
    STORES.wire.heal();
    assertThat(PLAIN.create(id, content("{'n':1}")).revision()).isEqualTo(1);
  }

  @Test
  void isNotFooledByASuccessThatCarriesAnError() {
    STORES.wire.next(
        "PUT", WireFault.answered(200, "<Error><Code>PreconditionFailed</Code></Error>"));
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}"))).isInstanceOf(Unavailable.class);
    assertThat(STORES.row("plain", id.value())).isEmpty();
  }

  @Test
  void stagesAgainAboveAFence() {
    WriteId fence = WriteId.above(Instant.now().plusSeconds(3_600));
    STORES.dynamoDb.putItem(
        put ->
            put.tableName(STORES.name)
                .item(
                    Map.of(
                        "collection", AttributeValue.fromS("plain"),
                        "id", AttributeValue.fromS(id.value()),
                        "fence", AttributeValue.fromS(fence.value()),
                        "expiresAt", AttributeValue.fromN("9999999999"))));
    Document created = PLAIN.create(id, content("{'n':1}"));
    assertThat(created.writeId()).isGreaterThan(fence);
    assertThat(STORES.row("plain", id.value()))
        .containsEntry("fence", AttributeValue.fromS(fence.value()))
        .doesNotContainKey("expiresAt");
    assertThat(STORES.keys("plain/" + id + "/")).hasSize(1);
  }

  @Test
  void signsEveryTryAsOfTheMomentTheWriteIdWasMinted() {
    Clock slow = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    Twins late = STORES.open(new CollectionRules("late", Optional.empty(), Optional.empty()), slow);
    STORES.wire.next("UpdateItem", WireFault.NOT_SENT);
    late.create(id, content("{'n':1}"));
    assertThat(STORES.wire.calls()).containsExactly("PUT", "UpdateItem", "UpdateItem");
    assertThat(STORES.wire.signedAt()).isEqualTo("20260102T030405Z");
  }

  @Test
  void remembersTheLastEightWrites() {
    PLAIN.create(id, content("{'n':0}"));
    for (int i = 1; i < 10; i++) {
      int n = i;
      PLAIN.update(id, current -> content("{'n':%d}".formatted(n)));
    }
    Map<String, AttributeValue> row = STORES.row("plain", id.value());
    assertThat(row.get("recentWrites").l()).hasSize(8);
    assertThat(row.get("recentWrites").l().get(0)).isEqualTo(row.get("writeId"));
    assertThat(row.get("recentWritesComplete").bool()).isFalse();
  }

  private static Content named() {
    return content("{'name':'%s'}".formatted(UUID.randomUUID()));
  }
}
