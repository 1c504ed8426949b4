package dev.twinstore.server.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ItemsTest {

  private static final String KETTLE =
      """
      {"id":"kettle","name":"Blue kettle","description":"Whistles.","category":"kitchen",
       "attributes":{"litres":1.70,"big":12345678901234567890123456789012345678,"e":1E+3,
                     "none":null,"list":[null,{"a.b-c#d":true}]}}
      """;

  private final RunningServer server = RunningServer.fresh();

  private Answer create(String id, String name) {
    Answer answer =
        server.json(
            "POST",
            "/items",
            "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"d\"}".formatted(id, name));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  @Test
  void createsAnItemUnderTheIdOfTheClient() {
    Answer created = server.json("POST", "/items", KETTLE);

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo("/items/kettle");
    assertThat(created.header("Content-Type")).isEqualTo("application/json");
    assertThat(created.header("ETag")).isEqualTo(created.json().path("etag").stringValue());
    assertThat(created.json().path("revision").intValue()).isEqualTo(1);
    assertThat(created.json().path("createdAt").stringValue())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
    assertThat(created.json().propertyNames())
        .as("the contract's order")
        .containsExactly(
            "id",
            "name",
            "description",
            "category",
            "attributes",
            "revision",
            "createdAt",
            "updatedAt",
            "etag");
  }

  @Test
  void givesValuesBackAsTheyWereSent() {
    server.json("POST", "/items", KETTLE);

    String body = server.send("GET", "/items/kettle").body();

    assertThat(body)
        .contains("\"big\":12345678901234567890123456789012345678")
        .contains("\"litres\":1.7,")
        .contains("\"e\":1000,")
        .contains("\"none\":null")
        .contains("\"list\":[null,{\"a.b-c#d\":true}]");
  }

  @Test
  void leavesOutWhatAnItemDoesNotHave() {
    create("a", "A");

    assertThat(server.send("GET", "/items/a").json().propertyNames())
        .containsExactly("id", "name", "description", "revision", "createdAt", "updatedAt", "etag");
  }

  @Test
  void makesUpARandomIdWhenTheClientLeavesItOut() {
    Answer created = server.json("POST", "/items", "{\"name\":\"n\",\"description\":\"d\"}");

    String id = created.json().path("id").stringValue();
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(created.header("Location")).isEqualTo("/items/" + id);
  }

  @Test
  void namesWhatIsTaken() {
    create("a", "A");
    create("b", "B");

    String body = "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"d\"}";
    assertThat(
            server
                .json("POST", "/items", body.formatted("a", " B "))
                .isProblem("taken", 409)
                .violations())
        .containsExactly("/id taken", "/name taken");
    assertThat(
            server
                .json("POST", "/items", body.formatted("c", "B"))
                .isProblem("taken", 409)
                .violations())
        .containsExactly("/name taken");
    assertThat(
            server
                .json("PATCH", "/items/a", "{\"name\":\"B\"}")
                .isProblem("taken", 409)
                .violations())
        .containsExactly("/name taken");
  }

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
  void listsEveryItemOnceInTheOrderOfIds() {
    assertThat(server.send("GET", "/items").body()).isEqualTo("{\"items\":[]}");
    List<String> ids = Stream.of("a", "B", "c", "~", "1", "b", "-").sorted().toList();
    ids.forEach(id -> create(id, "n " + id));

    List<String> seen = new ArrayList<>();
    String next = "/items?limit=2";
    while (!next.isEmpty()) {
      Answer page = server.send("GET", next);
      assertThat(page.status()).as(page.body()).isEqualTo(200);
      page.json()
          .path("items")
          .forEach(
              item -> {
                seen.add(item.path("id").stringValue());
                assertThat(item.has("etag")).isTrue();
              });
      String link = page.header("Link");
      assertThat(page.json().has("next")).isEqualTo(!link.isEmpty());
      assertThat(link)
          .isEqualTo(
              link.isEmpty()
                  ? ""
                  : "</items?limit=2&cursor=%s>; rel=\"next\""
                      .formatted(page.json().path("next").stringValue()));
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(seen).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=n%201             | 1",
        "name=n+1               | 1",
        "name=%C3%A9%22%25'+or  | 3",
        "category=k%26k         | 2,3",
        "name=n2&category=k%26k | 2",
        "name=n+1&category=k%26k|",
        "name=nothing           |",
        "category=%22             |",
      })
  void filtersByNameAndCategoryTogether(String query, String ids) {
    server.json("POST", "/items", "{\"id\":\"1\",\"name\":\"n 1\",\"description\":\"d\"}");
    server.json(
        "POST",
        "/items",
        "{\"id\":\"2\",\"name\":\"n2\",\"description\":\"d\",\"category\":\"k&k\"}");
    server.json(
        "POST",
        "/items",
        "{\"id\":\"3\",\"name\":\"é\\\"%' or\",\"description\":\"d\",\"category\":\"k&k\"}");

    Answer page = server.send("GET", "/items?" + query);

    assertThat(page.json().path("items").values().stream().map(i -> i.path("id").stringValue()))
        .isEqualTo(ids == null ? List.of() : List.of(ids.split(",")));
  }

  @Test
  void refusesACursorThatIsDamagedOrOfAnotherQuery() {
    create("a", "A");
    create("b", "B");
    String next = server.send("GET", "/items?limit=1").json().path("next").stringValue();

    assertThat(server.send("GET", "/items?limit=9&cursor=" + next).json().path("items").size())
        .isEqualTo(1);
    for (String query :
        List.of(
            "cursor=" + next + "&category=c",
            "cursor=x" + next,
            "cursor=" + next.substring(1),
            "cursor=" + next + "A",
            "cursor=AAAA",
            "cursor=***")) {
      assertThat(server.send("GET", "/items?" + query).isProblem("invalid", 400).violations())
          .as(query)
          .containsExactly("?cursor cursor");
    }
    assertThat(
            server
                .send("GET", "/items?cursor=x&limit=0&name=")
                .isProblem("invalid", 400)
                .violations())
        .containsExactlyInAnyOrder(
            "?cursor cursor", "?limit minimum", "?name minLength", "?name pattern");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/items", "/items?limit=1", "/items/a"})
  void answersHeadLikeGetWithoutTheBody(String path) {
    create("a", "A");
    create("b", "B é");

    Answer get = server.send("GET", path);
    Answer head = server.send("HEAD", path);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String header : List.of("ETag", "Link", "Content-Type")) {
      assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
    }
    assertThat(head.header("Content-Length"))
        .isEqualTo(Integer.toString(get.body().getBytes(UTF_8).length));
  }

  @Test
  void refusesHeadAsItRefusesGetButWithoutABody() {
    for (String path : List.of("/items?limit=0", "/items/nobody", "/items/a%20b")) {
      Answer head = server.send("HEAD", path);
      assertThat(head.status()).isEqualTo(server.send("GET", path).status());
      assertThat(head.body()).isEmpty();
    }
  }

  @Test
  void saysWhichMethodsItOffers() {
    for (String[] headers : new String[][] {{}, {"Accept", "image/png"}, {"X-Any", "x"}}) {
      Answer list = server.send("OPTIONS", "/items", headers);
      assertThat(list.status()).as(list.body()).isEqualTo(204);
      assertThat(list.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
      Answer one = server.send("OPTIONS", "/items/a", headers);
      assertThat(one.status()).isEqualTo(204);
      assertThat(one.header("Allow")).isEqualTo("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
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
