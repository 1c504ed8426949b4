package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.outbox.FakeTopic;
import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.outbox.WiredOutbox;
import dev.twinstore.server.web.RunningServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What becomes of a report, at once and by the queue: each of its calls to table, bucket, queue and
 * topic, each fault.
 */
@Execution(ExecutionMode.CONCURRENT)
class ReportFaultWalkTest {

  private final WalkGround ground = new WalkGround();
  private final Stores stores = ground.stores;
  private final FakeTopic topic = new FakeTopic();
  private final SqsClient sqs = stores.sqs();
  private final SnsClient sns = stores.sns(topic.uri());

  @TestFactory
  Stream<DynamicTest> settlesOnceAndTellsWhoeverWishes() {
    RunningServer hasty = ground.hasty.serve(this::outbox);
    RunningServer patient = ground.patient.serve(this::outbox);
    Twins dragons = ground.patient.collection("dragons");
    ReportTrial.Bench bench =
        new ReportTrial.Bench(stores, hasty, patient, dragons, sqs, sns, new ConcurrentHashMap<>());
    List<ReportTrial> trials =
        Stream.of(Reported.all()).map(reported -> new ReportTrial(bench, reported)).toList();
    return Stream.concat(
        new FaultWalk("fault walk of reports", trials).tests(),
        Stream.of(
            DynamicTest.dynamicTest("tells all who wish in the end", () -> tell(bench)),
            ground.leavesTwinsThatMatch("dragons")));
  }

  private WiredOutbox outbox(Entries entries) {
    return new WiredOutbox(entries, sqs, sns, stores.name);
  }

  /** When all leases are over. */
  private void tell(ReportTrial.Bench bench) {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
    Entries entries = stores.entries(stores.settings, later);
    for (int looks = 0; looks < 10; looks++) {
      outbox(entries).sendDue();
    }
    assertThat(entries.due(Outbox.NOTICES, Optional.empty(), 100).ids()).isEmpty();
    assertThat(bench.told()).isNotEmpty();
    List<String> published = topic.published();
    bench
        .told()
        .forEach(
            (number, outcome) ->
                assertThat(published)
                    .as("notices to %s", number)
                    .anyMatch(
                        notice ->
                            notice.contains("\"phoneNumber\":\"" + number + "\"")
                                && notice.contains("\"outcome\":\"" + outcome + "\"")));
  }
}
