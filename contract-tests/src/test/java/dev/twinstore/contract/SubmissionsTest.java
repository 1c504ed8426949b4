package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reports that are answered with 202 and added later, and what is told of them. */
@NeedsQueue
@ExtendWith(Contracted.class)
record SubmissionsTest(Run run) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As long as a message takes to be delivered in vain as often as it may be. */
  private static final Duration DELIVERIES = Duration.ofSeconds(90);

  /** How long nothing has to happen until it counts as not happening. */
  private static final long QUIET_MILLIS = 2_500;

  private CollectionUnderTest dragons() {
    return run.collection("dragons");
  }

  private Map<String, Object> silent() {
    return dragons().full();
  }

  /** A report that wishes a confirmation, to a number of its own. */
  private Map<String, Object> wishing() {
    Map<String, Object> report = dragons().full();
    report.put("confirmationRequired", true);
    report.put(
        "reportingPhoneNumber", "+" + (4_915_000_000_000L + System.nanoTime() % 1_000_000_000));
    return report;
  }

  private Response submit(Map<String, Object> report, String... headers) {
    var request = run.raw().wrong().header("Prefer", "respond-async");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.contentType("application/json").body(Json.write(report)).post("/dragons");
  }

  private Response report(Map<String, Object> report) {
    return run.raw()
        .wrong()
        .contentType("application/json")
        .body(Json.write(report))
        .post("/dragons");
  }

  private static String idOf(Response accepted) {
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return (String) Json.readObject(accepted.asString()).get("id");
  }

  /** Waits until it is settled; a dragon that came of it is told to the ledger. */
  private DragonSubmission settled(String id) {
    Pause.until(
        "submission %s is settled".formatted(id),
        DELIVERIES,
        () -> run.client().dragons().submission(id).getStatus() != SubmissionStatus.PENDING);
    DragonSubmission settled = run.client().dragons().submission(id);
    if (settled.getDragon() != null) {
      run.ledger(dragons()).doubt(settled.getDragon().toString().replace("/dragons/", ""));
    }
    return settled;
  }

  private List<Map<String, Object>> noticesTo(Map<String, Object> report) {
    return run.notices().to((String) report.get("reportingPhoneNumber"));
  }

  private Map<String, Object> noticeTo(Map<String, Object> report) {
    Pause.until("a notice", PATIENCE, () -> !noticesTo(report).isEmpty());
    assertThat(noticesTo(report)).hasSize(1);
    return noticesTo(report).get(0);
  }

  @Test
  void aReportIsTakenAndAddedLater() {
    Map<String, Object> report = wishing();
    Response accepted = submit(report);

    String id = idOf(accepted);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(accepted.header("Location")).isEqualTo("/dragons/submissions/" + id);
    assertThat(Json.readObject(accepted.asString())).containsEntry("status", "pending");

    DragonSubmission settled = settled(id);
    assertThat(settled.getStatus()).isEqualTo(SubmissionStatus.ADDED);
    String dragon = settled.getDragon().toString();
    assertThat(Json.readObject(run.raw().right().get(dragon).asString()))
        .containsEntry("dragonName", report.get("dragonName"));
    assertThat(noticeTo(report))
        .containsEntry("outcome", "added")
        .containsEntry("dragon", dragon)
        .containsEntry("dragonName", report.get("dragonName"))
        .containsKey("id");
  }

  @Test
  void whoeverReportsIsNowhereToBeFoundOnceTheyAreTold() {
    Map<String, Object> report = wishing();
    String number = ((String) report.get("reportingPhoneNumber")).substring(1);
    Response accepted = submit(report);
    String id = idOf(accepted);
    settled(id);
    noticeTo(report);

    Pause.until(
        "the notice is marked as sent",
        PATIENCE,
        () -> run.stores().row("notices", id).orElseThrow().containsKey("expiresAt"));
    assertThat(
            List.of(
                accepted.asString(),
                run.raw().right().get("/dragons/submissions/" + id).asString(),
                run.stores().row("notices", id).orElseThrow().toString(),
                run.stores().row("submissions", id).orElseThrow().toString()))
        .noneMatch(text -> text.contains(number));
    assertThat(run.stores().row("submissions", id).orElseThrow()).containsKey("expiresAt");
  }

  @Test
  void aNameThatIsTakenMeanwhileIsRejectedWithTheProblemOfThe409() {
    Map<String, Object> first = silent();
    assertThat(report(first).statusCode()).isEqualTo(201);
    Map<String, Object> second = wishing();
    second.put("dragonName", first.get("dragonName"));

    DragonSubmission settled = settled(idOf(submit(second)));

    assertThat(settled.getStatus()).isEqualTo(SubmissionStatus.REJECTED);
    Response refused = report(first);
    assertProblem(refused, 409, "taken", "/dragonName");
    assertThat(settled.getProblem().getType().toString()).isEqualTo("/problems/taken");
    assertThat(settled.getProblem().getErrors()).hasSize(1);
    assertThat(noticeTo(second)).containsEntry("outcome", "rejected").containsKey("problem");
  }

  @Test
  void deliveredTwiceItAddsOnceAndTellsOnce() {
    Map<String, Object> report = wishing();
    String id = idOf(submit(report));
    run.queue().sendSubmission(id);
    settled(id);
    run.queue().sendSubmission(id);
    noticeTo(report);
    Pause.millis(QUIET_MILLIS);
    assertThat(noticesTo(report)).hasSize(1);
  }

  @Test
  void whoDoesNotWishIsNotTold() {
    Map<String, Object> report = silent();
    report.put("reportingPhoneNumber", "+4915550199000");
    report.put("confirmationRequired", false);
    settled(idOf(submit(report)));
    assertProblem(report(report), 409, "taken", "/dragonName");
    Pause.millis(QUIET_MILLIS);
    assertThat(run.notices().about(report.get("dragonName"))).isEmpty();
  }

  @Test
  void aReportThatIsAddedOrRefusedAtOnceIsToldOfToo() {
    Map<String, Object> report = wishing();
    Response created = report(report);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(noticeTo(report))
        .containsEntry("outcome", "added")
        .containsEntry("dragon", created.header("Location"));

    Map<String, Object> taken = wishing();
    taken.put("dragonName", report.get("dragonName"));
    assertProblem(report(taken), 409, "taken", "/dragonName");
    assertThat(noticeTo(taken)).containsEntry("outcome", "rejected");

    Map<String, Object> invalid = wishing();
    invalid.put("city", 7);
    assertProblem(report(invalid), 400, "invalid", "/city");
    assertThat(noticeTo(invalid)).containsEntry("outcome", "rejected");
  }

  @Test
  void whatIsNotValidIs400AtOnce() {
    Map<String, Object> report = silent();
    report.remove("city");
    assertProblem(submit(report), 400, "invalid", "/city");
  }

  @Test
  void theSameKeyAndReportGetTheSameSubmission() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> report = silent();
    Response first = submit(report, "Idempotency-Key", key);
    Response again = submit(report, "Idempotency-Key", key);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asString()).isEqualTo(first.asString());
    assertProblem(submit(silent(), "Idempotency-Key", key), 422, "key-reused", "Idempotency-Key");
    assertThat(settled(idOf(first)).getStatus()).isEqualTo(SubmissionStatus.ADDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RESPOND-ASYNC", "foo, respond-async; wait=5", "respond-async, return=minimal"})
  void thePreferenceIsUnderstoodInEveryForm(String prefer) {
    Response accepted =
        run.raw()
            .wrong()
            .header("Prefer", prefer)
            .contentType("application/json")
            .body(Json.write(silent()))
            .post("/dragons");
    settled(idOf(accepted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"return=minimal", "foo=\"respond-async\"", "@", "wait=10"})
  void otherPreferencesAreIgnored(String prefer) {
    Response created =
        run.raw()
            .wrong()
            .header("Prefer", prefer)
            .contentType("application/json")
            .body(Json.write(silent()))
            .post("/dragons");
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.header("Preference-Applied")).isNull();
  }

  @Test
  void theSdkSubmitsAndAsks() {
    DragonReport report = Json.model(silent(), DragonReport.class);
    String id = run.client().dragons().submit(report).submission().orElseThrow().getId();
    assertThat(settled(id).getStatus()).isEqualTo(SubmissionStatus.ADDED);
    assertThat(run.client().dragons().headSubmission(id).headers().firstValue("Content-Type"))
        .contains("application/json");
    assertThat(run.client().dragons().submissionMethods(id))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
  }

  @Test
  void whatIsNoSubmissionIs404AndWhatCanBeNoneIs400() {
    String path = "/dragons/submissions/" + UUID.randomUUID();
    assertProblem(run.raw().wrong().get(path), 404, "not-found");
    assertThat(run.raw().wrong().head(path).statusCode()).isEqualTo(404);
    String wrong = "/dragons/submissions/x";
    assertProblem(run.raw().wrong().get(wrong), 400, "invalid", "submissionId");
    assertThat(run.raw().wrong().head(wrong).statusCode()).isEqualTo(400);
    assertProblem(run.raw().wrong().options(wrong), 400, "invalid", "submissionId");
    assertProblem(run.raw().wrong().accept("image/png").get(path), 406, "not-acceptable");
    assertThat(run.raw().wrong().accept("image/png").head(path).statusCode()).isEqualTo(406);
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
    String body = "{\"partition\":\"submissions\",\"id\":\"%s\"}".formatted(id);
    run.queue().send(body);
    String garbage = "garbage " + id;
    run.queue().send(garbage);

    DragonSubmission settled = settled(id);

    assertThat(settled.getStatus()).isEqualTo(SubmissionStatus.REJECTED);
    assertThat(settled.getProblem().getType().toString()).isEqualTo("/problems/given-up");
    Pause.until(
        "the notice", PATIENCE, () -> !run.notices().to("+4915550" + id.hashCode()).isEmpty());
    assertThat(settled(idOf(submit(silent()))).getStatus())
        .as("a report beside garbage")
        .isEqualTo(SubmissionStatus.ADDED);
    Pause.until("what is none of ours is dead", DELIVERIES, () -> run.queue().isDead(garbage));
  }

  @Test
  @NeedsFaults
  void withTheTableAwayASubmissionIs503() {
    String path = "/dragons/submissions/" + UUID.randomUUID();
    try (Faults.Fault fault = run.faults().when(Call::toTable, Outage.TABLE_IS_AWAY.effect())) {
      assertProblem(run.raw().wrong().get(path), 503, "unavailable");
      assertThat(run.raw().wrong().head(path).statusCode()).isEqualTo(503);
      assertThat(fault.hits()).isPositive();
    }
  }

  @Test
  @NeedsFaults
  void aQueueAndATopicThatAreAwayCostNoDragonAndNoAnswer() {
    Map<String, Object> queued = wishing();
    Map<String, Object> atOnce = wishing();
    String id;
    try (Faults.Fault queue = run.faults().when(Call::toQueue, Effect.away());
        Faults.Fault topic = run.faults().when(Call::toTopic, Effect.away())) {
      id = idOf(submit(queued));
      assertThat(report(atOnce).statusCode()).isEqualTo(201);
      assertThat(queue.hits()).isPositive();
      assertThat(topic.hits()).isPositive();
    }
    assertThat(settled(id).getStatus()).isEqualTo(SubmissionStatus.ADDED);
    assertThat(noticeTo(queued)).containsEntry("outcome", "added");
    assertThat(noticeTo(atOnce)).containsEntry("outcome", "added");
  }
}
