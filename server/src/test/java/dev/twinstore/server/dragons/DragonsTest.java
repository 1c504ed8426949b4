package dev.twinstore.server.dragons;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Isolated("reads what all requests log")
final class DragonsTest {

  private static final String NUMBER = "4915550199";
  private static final String DRAGON =
      """
      {"dragonName":"Ashwing","description":"Steams.","family":"red","city":"Bend",
       "country":"USA","state":"Oregon","neighborhood":"Old Mill"}""";
  private static final String REPORT =
      with("\"reportingPhoneNumber\":\"+" + NUMBER + "\",\"confirmationRequired\":true");

  private final RunningServer server = RunningServer.fresh();

  private static String with(String members) {
    return DRAGON.replaceFirst("}$", "," + members + "}");
  }

  private Answer report(String body, String... headers) {
    Answer answer = server.json("POST", "/dragons", body, headers);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  @Test
  void keepsTheDragonAndNothingOfWhoeverReportsIt() {
    Answer created = report(REPORT);

    String id = created.json().path("id").stringValue();
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(created.header("Location")).isEqualTo("/dragons/" + id);
    assertThat(created.json().propertyNames())
        .containsExactly(
            "id",
            "dragonName",
            "description",
            "family",
            "city",
            "country",
            "state",
            "neighborhood",
            "revision",
            "createdAt",
            "updatedAt",
            "etag");
    assertThat(server.send("GET", "/dragons/" + id).body()).isEqualTo(created.body());
    assertThat(server.send("GET", "/dragons").body()).doesNotContain(NUMBER);
  }

  @Test
  void tellsARepetitionByTheWholeReport() {
    Answer first = report(REPORT, "Idempotency-Key", "k");
    Answer again = report(REPORT, "Idempotency-Key", "k");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body()).doesNotContain(NUMBER);
    for (String other : List.of(DRAGON, REPORT.replace(NUMBER, "4915550100"))) {
      server.json("POST", "/dragons", other, "Idempotency-Key", "k").isProblem("key-reused", 422);
    }
  }

  @Test
  void neverLogsThePhoneNumber() {
    Logger root = (Logger) LoggerFactory.getLogger("dev.twinstore");
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
    try {
      report(REPORT);
      server.json("POST", "/dragons", REPORT).isProblem("taken", 409);
      server.json("POST", "/dragons", REPORT.replace("+49", "+x49")).isProblem("invalid", 400);
      server.json("POST", "/dragons/validations", REPORT);
      server.store().goAway();
      server.json("POST", "/dragons", REPORT).isProblem("unavailable", 503);
    } finally {
      root.setLevel(before);
      root.detachAppender(lines);
    }
    assertThat(List.copyOf(lines.list))
        .isNotEmpty()
        .noneMatch(line -> line.getFormattedMessage().contains(NUMBER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"reportingPhoneNumber\":\"call me\"        | /reportingPhoneNumber pattern",
        "\"reportingPhoneNumber\":\"+123456\"        | /reportingPhoneNumber pattern",
        "\"reportingPhoneNumber\":4915550199         | /reportingPhoneNumber type",
        "\"reportingPhoneNumber\":null               | /reportingPhoneNumber type",
        "\"confirmationRequired\":\"yes\"            | /confirmationRequired type",
        "\"confirmationRequired\":null               | /confirmationRequired type",
        "\"id\":\"7a1f7b3c-3c55-4f0e-9a52-0d6f0b1c2e3d\" | /id unknown",
      })
  void refusesAReportAndFindsTheSameInADraft(String members, String violation) {
    String body = with(members);
    Answer refused = server.json("POST", "/dragons", body).isProblem("invalid", 400);
    assertThat(refused.violations()).containsExactly(violation);
    assertThat(refused.body()).doesNotContain("call me");

    Answer judged = server.json("POST", "/dragons/validations", body);
    assertThat(judged.status()).isEqualTo(200);
    assertThat(judged.json().path("valid").booleanValue()).isFalse();
    assertThat(judged.json().path("errors")).isEqualTo(refused.json().path("errors"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"dragonName\":\"\",\"dragonName\":\"b\"}",
        "{\"dragonName\":\"a\\u0000b\",\"bogus\":1e999}",
        "{\"deep\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
      })
  void findsInADraftWhateverAReportIsRefusedFor(String body) {
    Answer refused = server.json("POST", "/dragons", body).isProblem("invalid", 400);
    Answer judged = server.json("POST", "/dragons/validations", body);
    assertThat(judged.status()).isEqualTo(200);
    assertThat(judged.violations()).isEqualTo(refused.violations());
  }

  @Test
  void findsInADraftThatItsNameIsTakenAndStoresNothing() {
    Answer fine = server.json("POST", "/dragons/validations", DRAGON);
    assertThat(fine.body()).isEqualTo("{\"valid\":true,\"errors\":[]}");
    assertThat(fine.header("Content-Type")).isEqualTo("application/json");
    assertThat(server.send("GET", "/dragons").body()).isEqualTo("{\"dragons\":[]}");

    report(DRAGON);
    Answer taken = server.json("POST", "/dragons/validations", DRAGON.replace("Ash", "  Ash"));
    Answer refused = server.json("POST", "/dragons", DRAGON).isProblem("taken", 409);
    assertThat(taken.json().path("errors")).isEqualTo(refused.json().path("errors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "1", "{", "{} {}", "\"x\""})
  void refusesADraftThatIsNoObject(String body) {
    server.json("POST", "/dragons/validations", body).isProblem("invalid", 400);
  }

  @Test
  void offersNothingButPostAtThePathOfValidations() {
    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      Answer refused =
          server.json(method, "/dragons/validations", "{}").isProblem("method-not-allowed", 405);
      assertThat(refused.header("Allow")).isEqualTo("POST");
    }
    server.send("GET", "/dragons/validation").isProblem("not-found", 404);
  }

  @Test
  void keepsNothingOfWhoeverReportsInAReplacementOrAPatch() {
    String path = report(DRAGON).header("Location");
    for (String method : List.of("PUT", "PATCH")) {
      assertThat(server.json(method, path, REPORT).isProblem("invalid", 400).violations())
          .containsExactlyInAnyOrder(
              "/reportingPhoneNumber unknown", "/confirmationRequired unknown");
    }
    assertThat(server.json("PUT", path, server.send("GET", path).body()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "family=red                     | 2",
        "dragonName=Ashwing             | 1",
        "dragonName=Ashwing&family=red  | 1",
        "dragonName=Ashwing&family=blue | 0",
        "family=%27%20or%20%271%27=%271 | 0",
      })
  void filtersByNameAndFamilyTogether(String query, int found) {
    report(DRAGON);
    report(DRAGON.replace("Ashwing", "Cinder"));
    report(DRAGON.replace("Ashwing", "Brook").replace("red", "blue"));

    assertThat(server.send("GET", "/dragons?" + query).json().path("dragons").size())
        .isEqualTo(found);
  }
}
