package dev.twinstore.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ItemsFailuresTest extends FreshItems {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%20b", "a%2Fb", "a%5Cb", "%C3%A9", "a;b=c", "a;b", "a:b", "%2E%2E",
      })
  void refusesAnIdThatCanNotExist(String id) {
    for (String method : List.of("GET", "DELETE", "PUT")) {
      assertThat(
              server
                  .json(method, "/items/" + id, "{\"name\":\"n\",\"description\":\"d\"}")
                  .isProblem("invalid", 400)
                  .violations())
          .as(method)
          .contains("?id pattern");
    }
  }

  @Test
  void saysUnavailableAndWhenToTryAgain() {
    create("a", "A");
    server.store().goAway();

    String body = "{\"name\":\"n\",\"description\":\"d\"}";
    for (Answer answer :
        List.of(
            server.send("GET", "/items"),
            server.send("GET", "/items/a"),
            server.json("POST", "/items", body),
            server.json("PUT", "/items/a", body),
            server.json("PATCH", "/items/a", body),
            server.send("DELETE", "/items/a"))) {
      answer.isProblem("unavailable", 503);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void saysSoWhenItDoesNotKnowTheOutcome() {
    server.store().loseAnswers();

    Answer answer = server.json("POST", "/items", KETTLE).isProblem("unknown-outcome", 503);

    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }
}
