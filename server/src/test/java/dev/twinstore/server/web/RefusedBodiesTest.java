package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each body that is not as the contract asks is refused, and all that is wrong with it is named.
 */
final class RefusedBodiesTest {

  private static final String ITEM = "{\"id\":\"a\",\"name\":\"n\",\"description\":\"d\"}";

  private final RunningServer server = RunningServer.fresh();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                            | /name required,/description required",
        "[]                                            | ' type'",
        "null                                          | ' type'",
        "\"x\"                                         | ' type'",
        "{\"name\":null,\"description\":5}             | /name type,/description type",
        "{\"name\":\" \",\"description\":\"\\u00a0\"}  | /name pattern,/description pattern",
        "{\"name\":\"\\u001c\",\"description\":\"d\"}  | /name pattern",
        "{\"name\":\"n\",\"description\":\"d\",\"a/b~c\":1,\"x\":2} | /a~1b~0c unknown,/x unknown",
        "{\"name\":\"n\",\"name\":\"m\",\"name\":1,\"description\":\"d\"} | /name duplicate,/name duplicate",
        "{\"name\":\"n\",\"description\":\"d\",\"id\":\"..\"} | /id pattern",
        "{\"name\":\"n\",\"description\":\"d\",\"id\":\"a\\n\"} | /id pattern",
        "{\"name\":\"n\",\"description\":\"d\",\"category\":null} | /category type",
        "{\"name\":\"n\",\"description\":\"d\",\"attributes\":[]} | /attributes type",
        "{\"name\":\"n\",\"description\":\"d\",\"attributes\":{\"\":1,\"a\":{\"\":2}}} | /attributes/ name,/attributes/a/ name",
        "{\"name\":\"n\\u0000\",\"description\":\"\\ud800\"} | /name character,/description character",
        "{\"name\":\"n\",\"description\":\"d\",\"attributes\":{\"\\udc00\":1}} | /attributes/\ufffd character",
        "{\"name\":\"n\",\"description\":\"d\",\"attributes\":{\"a\":[0,1e126,1e-131,1e999999999]}} | /attributes/a/1 number,/attributes/a/2 number,/attributes/a/3 number",
        "{\"name\":\"n\",\"description\":\"d\",\"attributes\":{\"a\":123456789012345678901234567890123456789}} | /attributes/a number",
        "{\"attributes\":{\"a\":1,\"a\":1e999,\"\":\"\\u0000\"},\"x\":1} | /attributes/a duplicate,/attributes/a number,/attributes/ name,/attributes/ character,/name required,/description required,/x unknown",
      })
  void listsEverythingThatIsWrongWithABody(String body, String violations) {
    assertThat(server.json("POST", "/items", body).isProblem("invalid", 400).violations())
        .containsExactlyInAnyOrder(violations.replace("\udc00", "?").split(","));
    assertThat(server.send("GET", "/items").body()).isEqualTo("{\"items\":[]}");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, 9223372036854775807, 200",
    "PUT, 9223372036854775808, 400",
    "PUT, 1e40, 400",
    "PATCH, 9223372036854775807, 200",
    "PATCH, 9223372036854775808, 400",
    "PATCH, 1e40, 400",
  })
  void judgesARevisionThoughItIgnoresIt(String method, String revision, int status) {
    server.json("POST", "/items", ITEM);

    String body = ITEM.replace("}", ",\"revision\":" + revision + "}");
    Answer answer = server.json(method, "/items/a", body);

    if (status == 400) {
      assertThat(answer.isProblem("invalid", 400).violations()).containsExactly("/revision format");
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":}",
        "{'a':1}",
        "{\"name\":\"n\"} x",
        "{} {}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "// c\n{}",
        "{\"a\":1,}",
        "{\"a\":\"\t\"}",
        "tru",
        "{\"a\":\"\\x\"}",
        "1.",
      })
  void refusesWhatIsNotJson(String body) {
    Answer answer = server.json("POST", "/items", body).isProblem("invalid", 400);

    assertThat(answer.violations()).hasSize(1).first().asString().startsWith(" ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "ISO-8859-1"})
  void refusesOtherEncodingsThanUtf8(String charset) {
    String body = ITEM.replace("\"n\"", "\"é\"");

    for (String type : List.of("application/json", "application/json;charset=" + charset)) {
      server
          .send(
              "POST",
              "/items",
              BodyPublishers.ofByteArray(body.getBytes(Charset.forName(charset))),
              "Content-Type",
              type)
          .isProblem("invalid", 400);
    }
    assertThat(
            server.json("POST", "/items", "\uFEFF" + ITEM).isProblem("invalid", 400).violations())
        .containsExactly(" encoding");
  }

  @Test
  void takesWhatIsJustWithinTheLimits() {
    String nested = "{\"a\":".repeat(31) + "{}" + "}".repeat(31);
    String long200 = "\uD83D\uDE00".repeat(200);
    for (String attributes :
        List.of(
            nested.substring(5, nested.length() - 1),
            "{\"a\":9.9e125,\"b\":-1E-130,\"c\":0e999999999}")) {
      Answer created =
          server.json(
              "POST",
              "/items",
              "{\"name\":\"%s\",\"description\":\"d\",\"attributes\":%s}"
                  .formatted(long200, attributes));
      assertThat(created.status()).as(created.body()).isEqualTo(201);
      server.send("DELETE", created.header("Location"));
    }
    assertThat(
            server
                .json(
                    "POST",
                    "/items",
                    "{\"name\":\"%sx\",\"description\":\"d\",\"attributes\":%s}"
                        .formatted(long200, nested))
                .isProblem("invalid", 400)
                .violations())
        .containsExactlyInAnyOrder("/name maxLength", "/attributes" + "/a".repeat(31) + " depth");
  }

  @Test
  void doesNotChokeOnNestingOrNumbersWithoutEnd() {
    String deep = "{\"attributes\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}";
    assertThat(server.json("POST", "/items", deep).isProblem("invalid", 400).violations())
        .containsExactly(" depth");
    String number = "{\"attributes\":{\"a\":" + "1".repeat(1_000_000) + "}}";
    assertThat(server.json("POST", "/items", number).isProblem("invalid", 400).violations())
        .contains("/attributes/a number");
  }

  @Test
  void refusesABodyOverOneMebibyteHoweverItIsSent() {
    byte[] body = (ITEM + " ".repeat(1_048_577 - ITEM.length())).getBytes(StandardCharsets.UTF_8);

    server
        .send("POST", "/items", BodyPublishers.ofByteArray(body), "Content-Type", "text/plain")
        .isProblem("too-large", 413);
    server
        .send(
            "POST",
            "/items",
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[20_000_000])),
            "Content-Type",
            "application/json")
        .isProblem("too-large", 413);
    Answer just =
        server.send(
            "POST",
            "/items",
            BodyPublishers.ofByteArray(body, 0, 1_048_576),
            "Content-Type",
            "application/json");
    assertThat(just.status()).isEqualTo(201);
  }
}
