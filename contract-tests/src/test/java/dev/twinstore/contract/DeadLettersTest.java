package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Messages that are delivered in vain. */
@Order(2)
@NeedsQueue
@ExtendWith(Contracted.class)
final class DeadLettersTest {

  private final Run run;
  private final Reporting reports;

  DeadLettersTest(Run run) {
    this.run = run;
    this.reports = new Reporting(run);
  }

  @Test
  void whatCanNeverSucceedBecomesADeadLetterAndItsSubmissionSaysSo() {
    String id = UUID.randomUUID().toString();
    Map<String, AttributeValue> row = new HashMap<>();
    row.put("collection", AttributeValue.fromS("submissions"));
    row.put("id", AttributeValue.fromS(id));
    row.put("writeId", AttributeValue.fromS("0193bd7e-9f5c-7c64-8a7f-6b1de0c7b7a1"));
    row.put(
        "content",
        AttributeValue.fromM(
            Map.of(
                "status", AttributeValue.fromS("pending"),
                "createdAt", AttributeValue.fromS("2026-11-21T09:30:00.123456Z"),
                "confirm", AttributeValue.fromBool(true),
                "phoneNumber", AttributeValue.fromS("+4915550" + id.hashCode()))));
    run.stores().putRow(row);
    int before = run.queue().dead();
    run.queue().sendSubmission(id);
    run.queue().send("garbage");

    DragonSubmission settled = reports.settled(id);

    assertThat(settled.getStatus()).isEqualTo(SubmissionStatus.REJECTED);
    assertThat(settled.getProblem().getType().toString()).isEqualTo("/problems/given-up");
    Pause.until(
        "the notice",
        Reporting.PATIENCE,
        () -> !run.notices().to("+4915550" + id.hashCode()).isEmpty());
    assertThat(reports.settled(Reporting.idOf(reports.submit(reports.silent()))).getStatus())
        .as("a report beside garbage")
        .isEqualTo(SubmissionStatus.ADDED);
    Pause.until(
        "both are dead letters", Reporting.DELIVERIES, () -> run.queue().dead() == before + 2);
  }
}
