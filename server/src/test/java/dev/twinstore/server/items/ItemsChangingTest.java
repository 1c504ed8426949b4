package dev.twinstore.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ItemsChangingTest extends FreshItems {

  @Test
  void replacesAnItemWithWhatGetGave() {
    JsonNode created = create("a", "A").json();

    Answer replaced = server.json("PUT", "/items/a", server.send("GET", "/items/a").body());

    assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
    assertThat(replaced.json().path("revision").intValue()).isEqualTo(2);
    assertThat(replaced.json().path("createdAt")).isEqualTo(created.path("createdAt"));
    assertThat(replaced.header("ETag")).isNotEqualTo(created.path("etag").stringValue());
  }

  @Test
  void refusesAReplacementForAnotherId() {
    create("a", "A");

    assertThat(
            server
                .json("PUT", "/items/a", "{\"id\":\"b\",\"name\":\"\",\"unknown\":1}")
                .isProblem("invalid", 400)
                .violations())
        .containsExactlyInAnyOrder(
            "/id differs",
            "/name minLength",
            "/name pattern",
            "/description required",
            "/unknown unknown");
  }

  @Test
  void patchesOneMemberAndKeepsTheOthers() {
    server.json("POST", "/items", KETTLE);

    Answer patched =
        server.send(
            "PATCH",
            "/items/kettle",
            BodyPublishers.ofString(
                "{\"category\":null,\"attributes\":{\"litres\":null,\"new\":{\"x\":null,\"y\":1}}}"),
            "Content-Type",
            "application/merge-patch+json");

    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    assertThat(patched.json().has("category")).isFalse();
    assertThat(patched.json().path("name").stringValue()).isEqualTo("Blue kettle");
    assertThat(patched.json().path("attributes").toString())
        .contains("\"big\":12345678901234567890123456789012345678")
        .contains("\"new\":{\"y\":1}")
        .doesNotContain("litres");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"Blue kettle\"}",
        "{\"id\":\"kettle\",\"revision\":77,\"createdAt\":\"2020-01-01T00:00:00Z\",\"etag\":\"\\\"x\\\"\"}",
        "{\"attributes\":{\"litres\":17e-1,\"absent\":null}}"
      })
  void writesNothingWhenAPatchChangesNoValue(String patch) {
    String etag = server.json("POST", "/items", KETTLE).header("ETag");

    Answer patched = server.json("PATCH", "/items/kettle", patch);

    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    assertThat(patched.header("ETag")).isEqualTo(etag);
  }

  @Test
  void refusesAPatchThatTakesAwayWhatIsRequired() {
    create("a", "A");

    assertThat(
            server
                .json("PATCH", "/items/a", "{\"name\":null,\"description\":\" \",\"id\":\"b\"}")
                .isProblem("invalid", 400)
                .violations())
        .containsExactlyInAnyOrder("/name type", "/description pattern", "/id differs");
  }

  @Test
  void refusesAPatchThatMakesADocumentTooLarge() {
    create("a", "A");
    String half = "{\"attributes\":{\"%s\":\"" + "x".repeat(600_000) + "\"}}";

    assertThat(server.json("PATCH", "/items/a", half.formatted("one")).status()).isEqualTo(200);
    assertThat(
            server
                .json("PATCH", "/items/a", half.formatted("two"))
                .isProblem("invalid", 400)
                .violations())
        .containsExactly(" size");
    assertThat(server.json("PATCH", "/items/a", "{\"attributes\":{\"one\":null}}").status())
        .isEqualTo(200);
  }

  @Test
  void deletesAnItemOnce() {
    create("a", "A");

    assertThat(server.send("DELETE", "/items/a").status()).isEqualTo(204);
    server.send("DELETE", "/items/a").isProblem("not-found", 404);
    server.send("GET", "/items/a").isProblem("not-found", 404);
    create("b", "A");
  }
}
