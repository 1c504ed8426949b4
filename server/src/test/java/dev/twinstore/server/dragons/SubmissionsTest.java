package dev.twinstore.server.dragons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Reports by the queue, and what is told of them. */
final class SubmissionsTest {

  private static final String NUMBER = "4915550199";
  private static final String REPORT =
      """
      {"dragonName":"Ashwing","description":"Steams.","family":"red","city":"Bend",
       "country":"USA","state":"Oregon","neighborhood":"Old Mill",
       "reportingPhoneNumber":"+4915550199","confirmationRequired":true}""";
  private static final String SILENT = REPORT.replace("true}", "false}");

  private final RunningServer server = RunningServer.fresh();

  SubmissionsTest() {
    server.outbox().with(Outbox.SUBMISSIONS).with(Outbox.NOTICES);
  }

  private Answer submit(String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Prefer";
    all[1] = "respond-async";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return server.json("POST", "/dragons", body, all);
  }

  private static String id(Answer accepted) {
    return accepted.json().path("id").stringValue();
  }

  private JsonNode notice() {
    List<EntryChange> notices = server.outbox().sent(Outbox.NOTICES);
    assertThat(notices).hasSize(1);
    return notices.get(0).content().json();
  }

  @Test
  void takesAReportAndAddsItLater() {
    Answer accepted = submit(REPORT);

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
    String path = accepted.header("Location");
    assertThat(path).isEqualTo("/dragons/submissions/" + id(accepted));
    assertThat(accepted.json().path("status").stringValue()).isEqualTo("pending");
    assertThat(server.send("GET", path).body()).isEqualTo(accepted.body());
    assertThat(server.outbox().sent(Outbox.SUBMISSIONS)).hasSize(1);

    assertThat(server.handler().handle(id(accepted))).isTrue();

    JsonNode settled = server.send("GET", path).json();
    assertThat(settled.path("status").stringValue()).isEqualTo("added");
    assertThat(settled.has("settledAt")).isTrue();
    String dragon = settled.path("dragon").stringValue();
    assertThat(server.send("GET", dragon).json().path("dragonName").stringValue())
        .isEqualTo("Ashwing");
    assertThat(notice().path("outcome").stringValue()).isEqualTo("added");
    assertThat(notice().path("dragon").stringValue()).isEqualTo(dragon);
    assertThat(notice().path("phoneNumber").stringValue()).endsWith(NUMBER);
  }

  @Test
  void addsOnceWhatIsDeliveredTwice() {
    String id = id(submit(REPORT));
    server.handler().handle(id);
    server.handler().handle(id);
    server.handler().giveUp(id);
    assertThat(server.send("GET", "/dragons").json().path("dragons").size()).isEqualTo(1);
    assertThat(notice().path("outcome").stringValue()).isEqualTo("added");
  }

  @Test
  void rejectsWhatIsTakenMeanwhile() {
    String id = id(submit(REPORT));
    assertThat(server.json("POST", "/dragons", SILENT).status()).isEqualTo(201);

    server.handler().handle(id);

    JsonNode settled = server.send("GET", "/dragons/submissions/" + id).json();
    assertThat(settled.path("status").stringValue()).isEqualTo("rejected");
    assertThat(settled.path("problem").path("type").stringValue()).isEqualTo("/problems/taken");
    assertThat(notice().path("problem").path("errors"))
        .isEqualTo(settled.path("problem").path("errors"));
    assertThat(notice().path("dragonName").stringValue()).isEqualTo("Ashwing");
  }

  @Test
  void givesUpWhatWasDeliveredTooOften() {
    String id = id(submit(REPORT));
    server.handler().giveUp(id);
    JsonNode settled = server.send("GET", "/dragons/submissions/" + id).json();
    assertThat(settled.path("problem").path("type").stringValue()).isEqualTo("/problems/given-up");
    assertThat(notice().path("outcome").stringValue()).isEqualTo("rejected");
    server.handler().handle(id);
    assertThat(server.send("GET", "/dragons").body()).isEqualTo("{\"dragons\":[]}");
  }

  @Test
  void keepsNothingOfWhoeverReportsOnceItIsSettled() {
    String id = id(submit(REPORT));
    assertThat(kept()).contains(NUMBER);
    assertThat(server.send("GET", "/dragons/submissions/" + id).body()).doesNotContain(NUMBER);
    server.handler().handle(id);
    assertThat(kept()).doesNotContain(NUMBER);
  }

  private String kept() {
    return server.store().kept(Outbox.SUBMISSIONS).toString();
  }

  @Test
  void keepsNoNumberThatNobodyWillCall() {
    submit(SILENT);
    assertThat(kept()).doesNotContain(NUMBER);
  }

  @Test
  void tellsNobodyWhoDoesNotWish() {
    server.handler().handle(id(submit(SILENT)));
    server.json("POST", "/dragons", SILENT).isProblem("taken", 409);
    server.json("POST", "/dragons", SILENT.replace("Bend", "")).isProblem("invalid", 400);
    assertThat(server.outbox().sent(Outbox.NOTICES)).isEmpty();
  }

  @Test
  void tellsOfAReportThatWasAddedAtOnce() {
    Answer created = server.json("POST", "/dragons", REPORT);
    assertThat(created.status()).isEqualTo(201);
    assertThat(notice().path("dragon").stringValue()).isEqualTo(created.header("Location"));
  }

  @Test
  void tellsOfAReportThatWasRefused() {
    server.json("POST", "/dragons", SILENT);
    Answer refused = server.json("POST", "/dragons", REPORT).isProblem("taken", 409);
    assertThat(notice().path("problem").path("errors")).isEqualTo(refused.json().path("errors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "respond-async"})
  void tellsOfAReportThatWasNotValid(String prefer) {
    String invalid = REPORT.replace("\"Bend\"", "7");
    Answer refused =
        server.json("POST", "/dragons", invalid, "Prefer", prefer).isProblem("invalid", 400);
    assertThat(notice().path("problem").path("errors")).isEqualTo(refused.json().path("errors"));
    assertThat(notice().path("phoneNumber").stringValue()).endsWith(NUMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"confirmationRequired\":\"yes\"}",
        "{\"confirmationRequired\":true,\"confirmationRequired\":true}",
        "{\"confirmationRequired\":true,\"reportingPhoneNumber\":\"call me\"}",
        "[]",
        "{"
      })
  void tellsNobodyWhereTheWishIsNotValid(String body) {
    server.json("POST", "/dragons", body).isProblem("invalid", 400);
    server.json("POST", "/dragons/validations", REPORT.replace("Bend", ""));
    assertThat(server.outbox().sent(Outbox.NOTICES)).isEmpty();
  }

  @Test
  void tellsLittleOfAReportWithManyErrors() {
    StringBuilder many = new StringBuilder("{\"confirmationRequired\":true");
    for (int i = 0; i < 2_000; i++) {
      many.append(",\"").append("x".repeat(300)).append(i).append("\":1");
    }
    server.json("POST", "/dragons", many + "}").isProblem("invalid", 400);
    assertThat(notice().toString().length()).isLessThan(20_000);
  }

  @Test
  void tellsOnceOfARepeatedRefusalUnderAKey() {
    server.json("POST", "/dragons", SILENT);
    for (int i = 0; i < 2; i++) {
      server.json("POST", "/dragons", REPORT, "Idempotency-Key", "k").isProblem("taken", 409);
    }
    assertThat(notice().path("outcome").stringValue()).isEqualTo("rejected");
  }

  @Test
  void answersARepetitionWithTheSameSubmission() {
    Answer first = submit(REPORT, "Idempotency-Key", "k");
    for (Answer again :
        List.of(
            submit(REPORT, "Idempotency-Key", "k"),
            server.json("POST", "/dragons", REPORT, "Idempotency-Key", "k"))) {
      assertThat(again.status()).isEqualTo(202);
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(again.header("Location")).isEqualTo(first.header("Location"));
      assertThat(again.body()).isEqualTo(first.body());
    }
    submit(SILENT, "Idempotency-Key", "k").isProblem("key-reused", 422);
    assertThat(server.outbox().sent(Outbox.SUBMISSIONS)).hasSize(1);
  }

  @Test
  void answersTheRepetitionOfADragonWithTheDragon() {
    Answer first = server.json("POST", "/dragons", REPORT, "Idempotency-Key", "k");
    Answer again = submit(REPORT, "Idempotency-Key", "k");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Preference-Applied")).isEmpty();
    assertThat(server.outbox().sent(Outbox.NOTICES)).hasSize(1);
  }

  @Test
  void ignoresThePreferenceWithoutAQueueAndTheWishWithoutATopic() {
    RunningServer bare = RunningServer.fresh();
    Answer created = bare.json("POST", "/dragons", REPORT, "Prefer", "respond-async");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Preference-Applied")).isEmpty();
    assertThat(bare.outbox().sent(Outbox.NOTICES)).isEmpty();
  }

  @Test
  void refusesWhatIsNoSubmission() {
    server.send("GET", "/dragons/submissions/" + UUID.randomUUID()).isProblem("not-found", 404);
    server.send("GET", "/dragons/submissions/x").isProblem("invalid", 400);
    assertThat(server.handler().handle(UUID.randomUUID().toString())).isFalse();
  }

  @Test
  void offersHeadAndOptions() {
    String path = submit(REPORT).header("Location");
    assertThat(server.send("HEAD", path).status()).isEqualTo(200);
    assertThat(server.send("OPTIONS", path).header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void answersNothingItCanNotKeep() {
    server.store().goAway();
    submit(REPORT).isProblem("unavailable", 503);
    server.json("POST", "/dragons", REPORT.replace("\"Bend\"", "7")).isProblem("unavailable", 503);
    server.json("POST", "/dragons", SILENT.replace("\"Bend\"", "7")).isProblem("invalid", 400);
  }
}
