package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each request that is not as the contract asks is refused, by name and in the contract's order.
 */
final class RefusalsTest {

  private static final String ITEM = "{\"id\":\"a\",\"name\":\"n\",\"description\":\"d\"}";

  private final RunningServer server = RunningServer.fresh();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0                | ?limit minimum",
        "limit=-1               | ?limit minimum",
        "limit=1001             | ?limit maximum",
        "limit=99999999999999   | ?limit format,?limit maximum",
        "limit=ten              | ?limit type",
        "limit=0x10             | ?limit type",
        "limit=%2B5             | ?limit type",
        "limit=+5               | ?limit type",
        "limit=5.0              | ?limit type",
        "limit=%D9%A5           | ?limit type",
        "limit=                 | ?limit type",
        "limit                  | ?limit type",
        "limit=5&limit=5        | ?limit repeated",
        "limit=%FF              | ?limit encoding",
        "Limit=5                | ?Limit unknown",
        "unknown                | ?unknown unknown",
        "=5                     | ? unknown",
        "offset=1&page=2        | ?offset unknown,?page unknown",
        "cursor=                | ?cursor minLength",
        "name=%20               | ?name pattern",
        "name=%E2%80%83%1C      | ?name pattern",
      })
  void namesAParameterThatIsWrong(String query, String violations) {
    assertThat(server.send("GET", "/items?" + query).isProblem("invalid", 400).violations())
        .containsExactly(violations.split(","));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, text/plain",
    "POST, application/merge-patch+json",
    "POST, application/xml",
    "POST, nonsense",
    "POST, application/*",
    "POST, application/x-www-form-urlencoded",
    "POST, multipart/form-data;boundary=x",
    "PUT, application/x-www-form-urlencoded",
    "PATCH, application/json-patch+json",
    "PUT, application/problem+json",
  })
  void refusesOtherMediaTypes(String method, String type) {
    String path = method.equals("POST") ? "/items" : "/items/nobody";
    server
        .send(method, path, BodyPublishers.ofString(ITEM), "Content-Type", type)
        .isProblem("unsupported-media-type", 415);
  }

  @Test
  void refusesABodyWithoutATypeOrCompressed() {
    server
        .send("POST", "/items", BodyPublishers.ofString(ITEM))
        .isProblem("unsupported-media-type", 415);
    server
        .json("POST", "/items", ITEM, "Content-Encoding", "gzip")
        .isProblem("unsupported-media-type", 415);
    assertThat(server.send("POST", "/items").isProblem("invalid", 400).violations())
        .containsExactly(" required");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image/png                              | 406",
        "text/html                              | 406",
        "application/json;q=0                   | 406",
        "*/*, application/json;q=0              | 406",
        "nonsense                               | 406",
        "application/json                       | 200",
        "application/json;charset=utf-8         | 200",
        "image/png, */*;q=0.1                   | 200",
        "application/*                          | 200",
        "text/html, application/json;q=0.1      | 200",
        "application/problem+json, */*;q=0.01   | 200",
      })
  void negotiatesAndLabelsSuccessAsJson(String accept, int status) {
    assertThat(server.json("POST", "/items", ITEM).status()).isEqualTo(201);
    for (String path : List.of("/items", "/items/a", "/livez", "/readyz")) {
      Answer answer = server.send("GET", path, "Accept", accept);
      assertThat(answer.status()).as(path).isEqualTo(status);
      assertThat(answer.header("Content-Type"))
          .isEqualTo(status == 200 ? "application/json" : "application/problem+json");
      assertThat(server.send("HEAD", path, "Accept", accept).status()).isEqualTo(status);
    }
  }

  @Test
  void deletesForThoseWhoAcceptJsonOrProblems() {
    for (String accept : List.of("application/json", "application/problem+json", "*/*")) {
      server.json("POST", "/items", ITEM);
      assertThat(server.send("DELETE", "/items/a", "Accept", accept).status()).isEqualTo(204);
    }
    server.send("DELETE", "/items/a", "Accept", "image/png").isProblem("not-acceptable", 406);
  }

  @Test
  void judgesInTheContractsOrder() {
    byte[] large = new byte[1_048_577];
    server
        .send(
            "PUT",
            "/items/a?x=1",
            BodyPublishers.ofByteArray(large),
            "Accept",
            "image/png",
            "Content-Type",
            "text/plain",
            "If-Match",
            "\"x\"")
        .isProblem("not-acceptable", 406);
    server
        .send(
            "PUT",
            "/items/a?x=1",
            BodyPublishers.ofByteArray(large),
            "Content-Type",
            "text/plain",
            "If-Match",
            "\"x\"")
        .isProblem("too-large", 413);
    server
        .send(
            "PUT",
            "/items/a?x=1",
            BodyPublishers.ofString("{"),
            "Content-Type",
            "text/plain",
            "If-Match",
            "\"x\"")
        .isProblem("unsupported-media-type", 415);
    server.json("PUT", "/items/a?x=1", "{", "If-Match", "\"x\"").isProblem("not-found", 404);
    server.json("POST", "/items", ITEM);
    server
        .json("PUT", "/items/a?x=1", "{", "If-Match", "\"x\"")
        .isProblem("precondition-failed", 412);
    server.json("PUT", "/items/a?x=1", "{").isProblem("invalid", 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "\"a", "\"a\" \"b\"", "*, \"a\"", "w/\"a\"", "\"a\", *", ",", "\"a\"b\""})
  void refusesAPreconditionThatIsMalformed(String value) {
    server.json("POST", "/items", ITEM);

    for (String header : List.of("If-Match", "If-None-Match")) {
      assertThat(
              server
                  .send("DELETE", "/items/a", header, value)
                  .isProblem("invalid", 400)
                  .violations())
          .containsExactly(header + ": etags");
    }
  }
}
