package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that are answered with 202 and added later, and what is told of them. */
@NeedsQueue
@ExtendWith(Contracted.class)
final class SubmissionsTest {

  /** How long nothing has to happen until it counts as not happening. */
  private static final long QUIET_MILLIS = 2_500;

  private final Run run;
  private final Reporting reports;

  SubmissionsTest(Run run) {
    this.run = run;
    this.reports = new Reporting(run);
  }

  @Test
  void aReportIsTakenAndAddedLater() {
    Map<String, Object> report = reports.wishing();
    Response accepted = reports.submit(report);

    String id = Reporting.idOf(accepted);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(accepted.header("Location")).isEqualTo("/dragons/submissions/" + id);
    assertThat(Json.readObject(accepted.asString())).containsEntry("status", "pending");

    DragonSubmission settled = reports.settled(id);
    assertThat(settled.getStatus()).isEqualTo(SubmissionStatus.ADDED);
    String dragon = settled.getDragon().toString();
    assertThat(Json.readObject(run.raw().right().get(dragon).asString()))
        .containsEntry("dragonName", report.get("dragonName"));
    assertThat(reports.noticeTo(report))
        .containsEntry("outcome", "added")
        .containsEntry("dragon", dragon)
        .containsEntry("dragonName", report.get("dragonName"))
        .containsKey("id");
  }

  @Test
  void whoeverReportsIsNowhereToBeFoundOnceTheyAreTold() {
    Map<String, Object> report = reports.wishing();
    String number = ((String) report.get("reportingPhoneNumber")).substring(1);
    Response accepted = reports.submit(report);
    String id = Reporting.idOf(accepted);
    reports.settled(id);
    reports.noticeTo(report);

    Pause.until(
        "the notice is marked as sent",
        Reporting.PATIENCE,
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
    Map<String, Object> first = reports.silent();
    assertThat(reports.report(first).statusCode()).isEqualTo(201);
    Map<String, Object> second = reports.wishing();
    second.put("dragonName", first.get("dragonName"));

    DragonSubmission settled = reports.settled(Reporting.idOf(reports.submit(second)));

    assertThat(settled.getStatus()).isEqualTo(SubmissionStatus.REJECTED);
    Response refused = reports.report(first);
    assertProblem(refused, 409, "taken", "/dragonName");
    assertThat(settled.getProblem().getType().toString()).isEqualTo("/problems/taken");
    assertThat(settled.getProblem().getErrors()).hasSize(1);
    assertThat(reports.noticeTo(second))
        .containsEntry("outcome", "rejected")
        .containsKey("problem");
  }

  @Test
  void deliveredTwiceItAddsOnceAndTellsOnce() {
    Map<String, Object> report = reports.wishing();
    String id = Reporting.idOf(reports.submit(report));
    run.queue().sendSubmission(id);
    reports.settled(id);
    run.queue().sendSubmission(id);
    reports.noticeTo(report);
    Pause.millis(QUIET_MILLIS);
    assertThat(reports.noticesTo(report)).hasSize(1);
  }

  @Test
  void whoDoesNotWishIsNotTold() {
    Map<String, Object> report = reports.silent();
    report.put("reportingPhoneNumber", "+4915550199000");
    report.put("confirmationRequired", false);
    reports.settled(Reporting.idOf(reports.submit(report)));
    assertProblem(reports.report(report), 409, "taken", "/dragonName");
    Pause.millis(QUIET_MILLIS);
    assertThat(run.notices().about(report.get("dragonName"))).isEmpty();
  }

  @Test
  void aReportThatIsAddedOrRefusedAtOnceIsToldOfToo() {
    Map<String, Object> report = reports.wishing();
    Response created = reports.report(report);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(reports.noticeTo(report))
        .containsEntry("outcome", "added")
        .containsEntry("dragon", created.header("Location"));

    Map<String, Object> taken = reports.wishing();
    taken.put("dragonName", report.get("dragonName"));
    assertProblem(reports.report(taken), 409, "taken", "/dragonName");
    assertThat(reports.noticeTo(taken)).containsEntry("outcome", "rejected");

    Map<String, Object> invalid = reports.wishing();
    invalid.put("city", 7);
    assertProblem(reports.report(invalid), 400, "invalid", "/city");
    assertThat(reports.noticeTo(invalid)).containsEntry("outcome", "rejected");
  }

  @Test
  void whatIsNotValidIs400AtOnce() {
    Map<String, Object> report = reports.silent();
    report.remove("city");
    assertProblem(reports.submit(report), 400, "invalid", "/city");
  }

  @Test
  void theSameKeyAndReportGetTheSameSubmission() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> report = reports.silent();
    Response first = reports.submit(report, "Idempotency-Key", key);
    Response again = reports.submit(report, "Idempotency-Key", key);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.asString()).isEqualTo(first.asString());
    assertProblem(
        reports.submit(reports.silent(), "Idempotency-Key", key),
        422,
        "key-reused",
        "Idempotency-Key");
    assertThat(reports.settled(Reporting.idOf(first)).getStatus())
        .isEqualTo(SubmissionStatus.ADDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RESPOND-ASYNC", "foo, respond-async; wait=5", "respond-async, return=minimal"})
  void thePreferenceIsUnderstoodInEveryForm(String prefer) {
    Response accepted = reports.report(reports.silent(), "Prefer", prefer);
    reports.settled(Reporting.idOf(accepted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"return=minimal", "foo=\"respond-async\"", "@", "wait=10"})
  void otherPreferencesAreIgnored(String prefer) {
    Response created = reports.report(reports.silent(), "Prefer", prefer);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.header("Preference-Applied")).isNull();
  }

  @Test
  void theSdkSubmitsAndAsks() {
    DragonReport report = Json.model(reports.silent(), DragonReport.class);
    String id = run.client().dragons().submit(report).submission().orElseThrow().getId();
    assertThat(reports.settled(id).getStatus()).isEqualTo(SubmissionStatus.ADDED);
    assertThat(run.client().dragons().headSubmission(id).headers().firstValue("Content-Type"))
        .contains("application/json");
    assertThat(run.client().dragons().submissionMethods(id))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
  }
}
