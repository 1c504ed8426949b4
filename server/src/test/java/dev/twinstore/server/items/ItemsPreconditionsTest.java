package dev.twinstore.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemsPreconditionsTest extends FreshItems {

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "GET"})
  void saysNotFoundBeforeItSaysPreconditionFailedOrInvalid(String method) {
    server
        .json(method, "/items/nobody?unknown=1", "{\"name\":7}", "If-Match", "\"x\"")
        .isProblem("not-found", 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "GET"})
  void saysPreconditionFailedBeforeItSaysInvalid(String method) {
    create("a", "A");

    server
        .json(method, "/items/a?unknown=1", "{\"name\":7}", "If-Match", "\"x\"")
        .isProblem("precondition-failed", 412);
    assertThat(
            server
                .json(method, "/items/a?unknown=1", "{\"name\":7}", "If-Match", "*")
                .isProblem("invalid", 400)
                .violations())
        .contains("?unknown unknown");
  }

  @Test
  void sendsNothingToThoseWhoHaveTheCurrentState() {
    String etag = create("a", "A").header("ETag");

    for (String method : List.of("GET", "HEAD")) {
      for (String header : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
        Answer answer = server.send(method, "/items/a", "If-None-Match", header);
        assertThat(answer.status()).as(header).isEqualTo(304);
        assertThat(answer.header("ETag")).isEqualTo(etag);
        assertThat(answer.body()).isEmpty();
      }
      assertThat(server.send(method, "/items/a", "If-None-Match", "\"x\"").status()).isEqualTo(200);
      assertThat(server.send(method, "/items/a?x=1", "If-None-Match", etag).status())
          .as("before it is judged invalid")
          .isEqualTo(304);
    }
  }

  @Test
  void changesOnlyTheStateThatTheClientHasSeen() {
    String first = create("a", "A").header("ETag");
    String body = "{\"name\":\"A\",\"description\":\"e\"}";

    Answer second = server.json("PUT", "/items/a", body, "If-Match", first);
    assertThat(second.status()).isEqualTo(200);
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      server
          .json(method, "/items/a", body, "If-Match", first)
          .isProblem("precondition-failed", 412);
      server
          .json(method, "/items/a", body, "If-Match", "W/" + second.header("ETag"))
          .isProblem("precondition-failed", 412);
      server
          .json(method, "/items/a", body, "If-None-Match", "*")
          .isProblem("precondition-failed", 412);
    }
    assertThat(server.send("GET", "/items/a").header("ETag")).isEqualTo(second.header("ETag"));
    assertThat(
            server
                .send("DELETE", "/items/a", "If-Match", first, "If-Match", second.header("ETag"))
                .status())
        .isEqualTo(204);
  }
}
