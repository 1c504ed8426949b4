package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Queue, topic or table are away while reports wait, or the queue loses what it was given. */
@Order(2)
@NeedsFaults
@NeedsQueue
@ExtendWith(Contracted.class)
final class ChannelsAwayTest {

  private final Run run;
  private final Reporting reports;

  ChannelsAwayTest(Run run) {
    this.run = run;
    this.reports = new Reporting(run);
  }

  @Test
  void aQueueThatLosesAMessageLosesNoReport() {
    Map<String, Object> report = reports.wishing();
    String id;
    Effect effect = Effect.lostBy(run.queue().name(), run.queue().other());
    try (Faults.Fault lost = run.faults().when(ChannelsAwayTest::sends, effect)) {
      id = Reporting.idOf(reports.submit(report));
      assertThat(lost.hits()).isEqualTo(1);
    }
    assertThat(reports.settled(id).getStatus()).isEqualTo(SubmissionStatus.ADDED);
    reports.noticeTo(report);
  }

  private static boolean sends(Call call) {
    return call.operation().equals("SendMessage");
  }

  @Test
  void withTheTableAwayASubmissionIs503() {
    String path = "/dragons/submissions/" + UUID.randomUUID();
    try (Faults.Fault fault = run.faults().when(Call::toTable, Outage.TABLE_IS_AWAY.effect())) {
      assertProblem(run.raw().wrong().get(path), 503, "unavailable");
      assertThat(run.raw().wrong().head(path).statusCode()).isEqualTo(503);
      assertThat(fault.hits()).isPositive();
    }
  }

  @Test
  void aQueueAndATopicThatAreAwayCostNoDragonAndNoAnswer() {
    Map<String, Object> queued = reports.wishing();
    Map<String, Object> atOnce = reports.wishing();
    String id;
    try (Faults.Fault queue = run.faults().when(Call::toQueue, Effect.away());
        Faults.Fault topic = run.faults().when(Call::toTopic, Effect.away())) {
      id = Reporting.idOf(reports.submit(queued));
      assertThat(reports.report(atOnce).statusCode()).isEqualTo(201);
      assertThat(queue.hits()).isPositive();
      assertThat(topic.hits()).isPositive();
    }
    assertThat(reports.settled(id).getStatus()).isEqualTo(SubmissionStatus.ADDED);
    assertThat(reports.noticeTo(queued)).containsEntry("outcome", "added");
    assertThat(reports.noticeTo(atOnce)).containsEntry("outcome", "added");
  }
}
