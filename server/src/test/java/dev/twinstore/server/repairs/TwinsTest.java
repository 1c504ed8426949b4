package dev.twinstore.server.repairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.twin.ScriptedRepairs;
import dev.twinstore.server.twin.SweepOrder;
import dev.twinstore.server.twin.SweepPage;
import dev.twinstore.server.twin.TwinReport;
import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TwinsTest {

  private final RunningServer server = RunningServer.fresh();
  private final ScriptedRepairs repairs = server.repairs();

  @Test
  void showsRowAndCopySideBySide() {
    TwinReport.Facts row = new TwinReport.Facts(3, "items/a/3.json", 9, "abc");
    TwinReport.Facts copy = new TwinReport.Facts(0, "items/a/3.json", 8, "def");
    repairs.finds(
        "items",
        "a",
        new TwinReport(Optional.of(row), Optional.of(copy), List.of("/content"), List.of("k")));
    assertThat(server.send("GET", "/twins/items/a").body())
        .isEqualTo(
            "{\"match\":false,"
                + "\"row\":{\"revision\":3,\"key\":\"items/a/3.json\",\"size\":9,\"sha256\":\"abc\"},"
                + "\"copy\":{\"revision\":0,\"key\":\"items/a/3.json\",\"size\":8,\"sha256\":\"def\"},"
                + "\"differences\":[\"/content\"],\"orphans\":[\"k\"]}");
    repairs.finds(
        "items", "a", new TwinReport(Optional.of(row), Optional.of(row), List.of(), List.of()));
    assertThat(server.send("GET", "/twins/items/a").json().path("match").booleanValue()).isTrue();
    repairs.finds(
        "items", "a", new TwinReport(Optional.of(row), Optional.empty(), List.of(""), List.of()));
    assertThat(server.send("GET", "/twins/items/a").json().has("copy")).isFalse();
  }

  @Test
  void refusesToShowWhatIsNotThere() {
    server.send("GET", "/twins/items/nobody").isProblem("not-found", 404);
    server.send("GET", "/twins/nothing/a").isProblem("not-found", 404);
    assertThat(server.send("GET", "/twins/Items/a%20b").isProblem("invalid", 400).violations())
        .containsExactly("?collection pattern", "?id pattern");
    server.send("GET", "/twins/sweeps").isProblem("method-not-allowed", 405);
  }

  @Test
  void sweepsAPageByTheContractsDefaults() {
    repairs.then(new SweepPage(100, 2, 3, 4, Optional.of("on")));
    Answer answer = server.json("POST", "/twins/sweeps", "{}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"seen\":100,\"removed\":2,\"restored\":3,\"lost\":4,\"next\":\"on\"}");
    assertThat(server.json("POST", "/twins/sweeps", "{\"cursor\":\"on\"}").body())
        .isEqualTo("{\"seen\":0,\"removed\":0,\"restored\":0,\"lost\":0}");
    server.json("POST", "/twins/sweeps", "{\"dryRun\":true,\"grace\":0,\"limit\":1000}");
    assertThat(repairs.orders())
        .containsExactly(
            new SweepOrder(false, Duration.ofHours(1), Optional.empty(), 100),
            new SweepOrder(false, Duration.ofHours(1), Optional.of("on"), 100),
            new SweepOrder(true, Duration.ZERO, Optional.empty(), 1_000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"grace\":-1,\"limit\":0}          | /grace minimum,/limit minimum",
        "{\"grace\":31536001,\"limit\":1001} | /grace maximum,/limit maximum",
        "{\"dryRun\":\"yes\",\"grace\":1.5}  | /dryRun type,/grace type",
        "{\"cursor\":\"\"}                   | /cursor minLength",
        "{\"cursor\":null,\"all\":true}      | /cursor type,/all unknown",
      })
  void namesWhatIsWrongWithAnOrder(String body, String violations) {
    assertThat(server.json("POST", "/twins/sweeps", body).isProblem("invalid", 400).violations())
        .containsExactlyInAnyOrder(violations.split(","));
    assertThat(repairs.orders()).isEmpty();
  }

  @Test
  void saysWhyItDoesNotSweepAndNamesNeitherTableNorBucket() {
    repairs.thenRefuses().thenFindsTheCursorForeign().thenIsUnavailable();
    Answer refused = server.json("POST", "/twins/sweeps", "{}").isProblem("sweep-refused", 409);
    assertThat(refused.body()).contains("not each other's pair").doesNotContain("secret");
    assertThat(
            server
                .json("POST", "/twins/sweeps", "{\"cursor\":\"x\"}")
                .isProblem("invalid", 400)
                .violations())
        .containsExactly("/cursor cursor");
    Answer away = server.json("POST", "/twins/sweeps", "{}").isProblem("unavailable", 503);
    assertThat(away.header("Retry-After")).isEqualTo("1");
  }
}
