package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinstore.server.twin.WireFaults.Fault;
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
  private static final String CONFLICT =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
          + "\"CancellationReasons\":[{\"Code\":\"TransactionConflict\"},{\"Code\":\"None\"}]}";

  private DocumentId id;

  @BeforeEach
  void mint() {
    id = new DocumentId("d-" + UUID.randomUUID());
    STORES.wire.calls();
  }

  @AfterEach
  void heal() {
    STORES.wire.heal();
  }

  @Test
  void knowsItsOwnWriteWhenTheAnswerWasLost() {
    STORES.wire.next("UpdateItem", new Fault.AnswerLost());
    Document created = PLAIN.create(id, content("{'n':1}"));
    assertThat(created.revision()).isEqualTo(1);
    assertThat(STORES.wire.calls()).containsExactly("PUT", "UpdateItem", "UpdateItem");

    STORES.wire.next("UpdateItem", new Fault.AnswerLost());
    assertThat(PLAIN.update(id, current -> content("{'n':2}")).revision()).isEqualTo(2);
    assertThat(STORES.keys("plain/" + id + "/")).hasSize(1);

    STORES.wire.next("UpdateItem", new Fault.AnswerLost());
    PLAIN.delete(id, current -> {});
    assertThat(PLAIN.find(id)).isEmpty();
    assertThat(STORES.keys("plain/" + id + "/")).isEmpty();
  }

  @Test
  void appliesATransactionOnceWhenTheAnswerWasLost() {
    STORES.wire.next("TransactWriteItems", new Fault.AnswerLost());
    assertThat(NAMED.create(id, named()).revision()).isEqualTo(1);
    assertThat(NAMED.find(id).orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void sendsACommitAgainThatNeverArrivedOrWasThrottledOrConflicted() {
    for (Fault fault :
        List.of(
            new Fault.NotSent(),
            new Fault.Answered(400, THROTTLED),
            new Fault.Answered(400, CONFLICT),
            new Fault.Answered(500, "{}"))) {
      STORES.wire.next("TransactWriteItems", fault);
      DocumentId each = new DocumentId("d-" + UUID.randomUUID());
      assertThat(NAMED.create(each, named()).revision()).isEqualTo(1);
      assertThat(STORES.wire.allHappened()).isTrue();
      assertThat(STORES.keys("named/" + each + "/")).hasSize(1);
    }
  }

  @Test
  void isUnknownWhenAnEarlierTryMayStillLandAndKeepsTheStagedCopy() {
    STORES.wire.every("UpdateItem", new Fault.NotSent());
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}")))
        .isInstanceOf(UnknownOutcome.class);
    assertThat(STORES.keys("plain/" + id + "/")).hasSize(1);
    assertThat(PLAIN.find(id)).isEmpty();
  }

  @Test
  void isUnavailableWhenTheTableTurnsItAwayForGood() {
    STORES.wire.next(
        "UpdateItem",
        new Fault.Answered(400, "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\"}"));
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}"))).isInstanceOf(Unavailable.class);
    assertThat(PLAIN.find(id)).isEmpty();
  }

  @Test
  void isUnavailableWithoutARowWhenTheBucketRefuses() {
    STORES.wire.every("PUT", new Fault.Answered(403, ""));
    assertThatThrownBy(() -> PLAIN.create(id, content("{'n':1}"))).isInstanceOf(Unavailable.class);
    assertThat(STORES.row("plain", id.value())).isEmpty();
    STORES.wire.heal();
    assertThat(PLAIN.create(id, content("{'n':1}")).revision()).isEqualTo(1);
  }

  @Test
  void isNotFooledByASuccessThatCarriesAnError() {
    STORES.wire.next(
        "PUT", new Fault.Answered(200, "<Error><Code>PreconditionFailed</Code></Error>"));
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
    STORES.wire.next("UpdateItem", new Fault.NotSent());
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
