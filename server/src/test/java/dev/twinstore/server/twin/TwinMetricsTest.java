package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the kernel counts, as alarms would see it. */
class TwinMetricsTest {

  private static final CollectionRules THINGS =
      new CollectionRules("things", Optional.empty(), Optional.empty());
  private static final DocumentId ID = new DocumentId("kettle");
  private static final SweepOrder SWEEP =
      new SweepOrder(false, Duration.ZERO, Optional.empty(), 100);

  private final Stores stores = new Stores();
  private final Pairing pairing =
      new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);
  private final AwsTwinStore store =
      new AwsTwinStore(
          stores.dynamoDb, stores.s3, stores.settings, null, stores.metrics, Clock.systemUTC());
  private final Repairs repairs =
      new CountedRepairs(
          new StoredRepairs(
              stores.dynamoDb, stores.s3, stores.settings, pairing, store, Clock.systemUTC()),
          stores.metrics);
  private final Twins things = store.open(THINGS);

  @BeforeEach
  void pair() {
    pairing.make();
  }

  @AfterEach
  void heal() {
    stores.wire.heal();
  }

  @Test
  void countsCommitsByOutcomeAndIsZeroBefore() {
    assertThat(commits("committed")).isZero();
    assertThat(commits("unknown")).isZero();
    things.create(ID, content(1));
    assertThat(commits("committed")).isOne();

    Twins hasty =
        stores.open(
            THINGS,
            new Table(stores.dynamoDb, stores.table),
            new TwinSettings(stores.name, "collection", stores.name, true, Duration.ofSeconds(3)),
            Clock.systemUTC());
    stores.wire.every("UpdateItem", WireFault.NOT_SENT);
    assertThatThrownBy(() -> hasty.create(new DocumentId("pot"), content(1)))
        .isInstanceOf(UnknownOutcome.class);
    assertThat(commits("unknown")).isOne();
    assertThat(commits("committed")).isOne();
  }

  @Test
  void countsEachTryOfACallByItsKind() {
    stores.wire.next("PUT", WireFault.answered(503, "<Error><Code>SlowDown</Code></Error>"));
    stores.wire.next("UpdateItem", WireFault.ANSWER_LOST);
    long puts = calls("S3", "PutObject", "ok");
    things.create(ID, content(1));

    assertThat(calls("S3", "PutObject", "throttling")).isOne();
    assertThat(calls("S3", "PutObject", "ok")).isEqualTo(puts + 1);
    assertThat(calls("DynamoDB", "UpdateItem", "io")).isOne();
    assertThat(calls("DynamoDB", "UpdateItem", "client_error"))
        .as("its own write is in the way")
        .isOne();
  }

  @Test
  void countsATryThatTookTooLong() {
    stores.wire.next(
        "GetItem",
        new WireFault("slow", WireFault.Effect.SLOW, Optional.empty(), Duration.ofSeconds(4)));
    long gets = calls("DynamoDB", "GetItem", "ok");
    things.find(ID);
    assertThat(calls("DynamoDB", "GetItem", "configured_timeout")).isOne();
    assertThat(calls("DynamoDB", "GetItem", "ok")).isEqualTo(gets + 1);
  }

  @Test
  void countsTwinsThatAReadOrASweepOrAnInspectionFoundApart() {
    Document large = things.create(ID, Content.of(object("text", "x".repeat(200_000))));
    Document small = things.create(new DocumentId("pot"), content(1));
    stores.delete(key(large));
    stores.delete(key(small));

    assertThatThrownBy(() -> things.find(ID).orElseThrow().content())
        .isInstanceOf(Unavailable.class);
    repairs.inspect("things", ID);
    sweep();

    assertThat(apart("read", "lost")).isOne();
    assertThat(apart("inspection", "differs")).isOne();
    assertThat(apart("sweep", "lost")).isOne();
    assertThat(apart("sweep", "restored")).isOne();
    assertThat(count("twinstore.sweeps", "end", "finished")).isOne();
    assertThat(count("twinstore.swept", "what", "seen")).isPositive();
  }

  @Test
  void countsASweepThatRefusesOrBreaksOff() {
    stores.wire.every("LIST", WireFault.NOT_SENT);
    assertThatThrownBy(() -> repairs.sweep(SWEEP)).isInstanceOf(Unavailable.class);
    stores.wire.heal();
    stores.delete("twinstore/pairing.json");
    assertThatThrownBy(() -> repairs.sweep(SWEEP)).isInstanceOf(SweepRefused.class);

    assertThat(count("twinstore.sweeps", "end", "broken_off")).isOne();
    assertThat(count("twinstore.sweeps", "end", "refused")).isOne();
    assertThat(count("twinstore.sweeps", "end", "finished")).isZero();
  }

  private void sweep() {
    Stores.sweep(repairs);
  }

  private double commits(String outcome) {
    return count("twinstore.commits", "outcome", outcome);
  }

  private double apart(String by, String copy) {
    return count("twinstore.twins.apart", "by", by, "copy", copy);
  }

  private double count(String name, String... tags) {
    return stores.meters.get(name).tags(tags).counter().count();
  }

  private long calls(String service, String operation, String outcome) {
    Timer timer =
        stores
            .meters
            .find("twinstore.aws.calls")
            .tags("service", service, "operation", operation, "outcome", outcome)
            .timer();
    return timer == null ? 0 : timer.count();
  }

  private static String key(Document document) {
    return new CopyKey("things", document.id(), document.revision(), document.writeId()).toString();
  }

  private static Content content(int number) {
    return Content.of(object("number", number));
  }

  private static ObjectNode object(String name, Object value) {
    return JsonMapper.shared().valueToTree(Map.of(name, value));
  }
}
