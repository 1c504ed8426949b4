package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonValidation;
import dev.twinstore.client.model.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What differs from items; the rest is the same code. */
class DragonsTest {
  private static final String VALID = "{\"valid\":true,\"errors\":[]}";

  private FakeServer server;
  private Dragons dragons;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    dragons = server.client().dragons();
  }

  @AfterEach
  void stop() {
    server.close();
  }

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
}
