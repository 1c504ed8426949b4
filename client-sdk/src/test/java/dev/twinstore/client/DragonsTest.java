package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.DragonValidation;
import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.client.model.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What differs from items; the rest is the same code. */
class DragonsTest {
  private static final String STORED =
      """
      {"id":"7a1f7b3c-3c55-4f0e-9a52-0d6f0b1c2e3d","dragonName":"Ashwing","description":"Steams.",
       "family":"red","city":"Bend","country":"USA","state":"Oregon","neighborhood":"Old Mill",
       "revision":1,"createdAt":"2026-11-21T09:30:00.123456Z",
       "updatedAt":"2026-11-21T09:30:00.123456Z","etag":"\\"1-x\\""}""";
  private static final String VALID = "{\"valid\":true,\"errors\":[]}";

  @AutoClose private final FakeServer server = new FakeServer();
  private final Dragons dragons = server.client().dragons();

  private void answers(int status, String body) {
    server.answers(new Response(status, Map.of("Content-Type", "application/json"), body));
  }

  private static DragonReport report() {
    return new DragonReport()
        .dragonName("Ashwing")
        .description("Steams.")
        .family("red")
        .city("Bend")
        .country("USA")
        .state("Oregon")
        .neighborhood("Old Mill")
        .reportingPhoneNumber("+15415550123")
        .confirmationRequired(false);
  }

  @Test
  void reportsADragonWithWhatIsSaidOfWhoeverReports() {
    answers(201, "{\"id\":\"7a1f7b3c-3c55-4f0e-9a52-0d6f0b1c2e3d\",\"dragonName\":\"Ashwing\"}");
    Dragon dragon = dragons.create(report());

    assertThat(server.last().line()).isEqualTo("POST /dragons");
    assertThat(server.last().body())
        .contains("\"reportingPhoneNumber\":\"+15415550123\"", "\"confirmationRequired\":false");
    assertThat(server.last().header("Idempotency-key")).isNotEmpty();
    assertThat(dragon.getDragonName()).isEqualTo("Ashwing");
  }

  @Test
  void findsDragonsByNameAndFamily() {
    answers(200, "{\"dragons\":[]}");
    String name = "' or '1'='1";
    assertThat(dragons.list(DragonQuery.all().dragonName(name).family("red"))).isEmpty();
    assertThat(server.last().target())
        .isEqualTo("/dragons?dragonName=%27%20or%20%271%27%3D%271&family=red");
  }

  @Test
  void validatesAReport() {
    answers(200, VALID);
    DragonValidation judged = dragons.validate(report());

    assertThat(server.last().line()).isEqualTo("POST /dragons/validations");
    assertThat(server.last().body()).contains("\"dragonName\":\"Ashwing\"");
    assertThat(judged.getValid()).isTrue();
    assertThat(judged.getErrors()).isEmpty();
  }

  @Test
  void validatesAnythingThatAJsonObjectMayHold() {
    answers(
        200,
        "{\"valid\":false,\"errors\":[{\"pointer\":\"/bogus\",\"code\":\"unknown\",\"detail\":\"d\"}]}");
    DragonValidation judged = dragons.validate(Map.of("bogus", List.of(1)));

    assertThat(server.last().body()).isEqualTo("{\"bogus\":[1]}");
    assertThat(judged.getErrors()).extracting(Violation::getPointer).containsExactly("/bogus");
  }

  @Test
  void validatesAgainWhenNoAnswerCameAndNeverLeavesADoubt() {
    server.fails(Fault.DROPPED_BEFORE_THE_EFFECT, Fault.UNAVAILABLE);
    dragons.validate(report());
    assertThat(server.requests).hasSize(3);

    server.fails(
        Fault.DROPPED_BEFORE_THE_EFFECT,
        Fault.DROPPED_BEFORE_THE_EFFECT,
        Fault.DROPPED_BEFORE_THE_EFFECT,
        Fault.DROPPED_BEFORE_THE_EFFECT);
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> dragons.validate(report()));
  }

  @Test
  void submitsAReportThatMayBeAddedLater() {
    String id = "9f0a63f5-5c0e-4d0f-8d58-0a3c1f6f9a11";
    answers(
        202,
        "{\"id\":\"%s\",\"status\":\"pending\",\"createdAt\":\"2026-11-21T09:30:00.123456Z\"}"
            .formatted(id));
    Submitted submitted = dragons.submit(report());

    assertThat(server.last().line()).isEqualTo("POST /dragons");
    assertThat(server.last().header("Prefer")).isEqualTo("respond-async");
    assertThat(server.last().header("Idempotency-key")).isNotEmpty();
    assertThat(submitted.dragon()).isEmpty();
    assertThat(submitted.submission().orElseThrow().getId()).isEqualTo(id);
    assertThat(submitted.submission().orElseThrow().getStatus())
        .isEqualTo(SubmissionStatus.PENDING);
  }

  @Test
  void takesTheDragonOfAServerThatAddsItAtOnce() {
    answers(201, STORED);
    Submitted submitted = dragons.submit(report(), "a key");

    assertThat(server.last().header("Idempotency-key")).isEqualTo("\"a key\"");
    assertThat(submitted.submission()).isEmpty();
    assertThat(submitted.dragon().orElseThrow().getDragonName()).isEqualTo("Ashwing");
  }

  @Test
  void submitsAgainUnderTheSameKeyWhenNoAnswerCame() {
    server.fails(Fault.DROPPED_BEFORE_THE_EFFECT, Fault.UNAVAILABLE);
    dragons.submit(report());
    assertThat(server.requests).hasSize(3);
    assertThat(server.requests)
        .extracting(request -> request.header("Idempotency-key"))
        .containsOnly(server.last().header("Idempotency-key"));
  }

  @Test
  void asksWhatBecameOfASubmission() {
    answers(
        200,
        """
        {"id":"9f0a63f5-5c0e-4d0f-8d58-0a3c1f6f9a11","status":"rejected",
         "createdAt":"2026-11-21T09:30:00.123456Z","settledAt":"2026-11-21T09:30:01.123456Z",
         "problem":{"type":"/problems/taken","title":"Taken","status":409,
          "errors":[{"pointer":"/dragonName","code":"taken","detail":"belongs to another document"}]}}""");
    DragonSubmission settled = dragons.submission("9f0a63f5-5c0e-4d0f-8d58-0a3c1f6f9a11");

    assertThat(settled.getStatus()).isEqualTo(SubmissionStatus.REJECTED);
    assertThat(settled.getDragon()).isNull();
    assertThat(settled.getProblem().getErrors().get(0).getPointer()).isEqualTo("/dragonName");
  }
}
