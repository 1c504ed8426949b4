package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** POST of what is not as the contract asks; nothing of it may be stored. */
@EveryCollection
record RefusedBodiesTest(CollectionUnderTest collection, Run run) {

  private Response post(String body) {
    return run.raw().wrong().contentType("application/json").body(body).post(collection.path());
  }

  private String[] pointers(List<String> members) {
    return members.stream().map(member -> "/" + member).toArray(String[]::new);
  }

  @Test
  void postingNothingButBracesIs400WithEveryViolation() {
    assertProblem(post("{}"), 400, "invalid", pointers(collection.required()));
  }

  @Test
  void eachMissingMemberIs400() {
    for (String member : collection.required()) {
      Map<String, Object> content = collection.full();
      content.remove(member);
      assertProblem(post(Json.write(content)), 400, "invalid", "/" + member);
    }
  }

  @Test
  void eachBlankEmptyOrOverlongTextIs400() {
    collection
        .textLimits()
        .forEach(
            (member, longest) -> {
              for (String text : List.of("", "   ", "\t\n", "x".repeat(longest + 1))) {
                Map<String, Object> content = collection.full();
                content.put(member, text);
                assertRefused(400, "invalid", () -> collection.create(content), "/" + member);
              }
            });
  }

  @Test
  void theLongestTextsAreTakenCountedInCharactersOfUnicode() {
    Map<String, Object> content = collection.full();
    collection
        .textLimits()
        .forEach((member, longest) -> content.put(member, "\ud83e\uded6".repeat(longest)));
    collection.create(content);
  }

  @Test
  void eachNullOrMemberOfAWrongTypeIs400() {
    for (String member : collection.textLimits().keySet()) {
      for (Object wrong : new Object[] {null, 1, true, List.of("x"), Map.of("x", 1)}) {
        Map<String, Object> content = collection.full();
        content.put(member, wrong);
        assertProblem(post(Json.write(content)), 400, "invalid", "/" + member);
      }
    }
  }

  @Test
  void anUnknownMemberIs400AndNamed() {
    Map<String, Object> content = collection.full();
    content.put("bogus", 1);
    content.put("colour/of~it", 2);
    assertProblem(post(Json.write(content)), 400, "invalid", "/bogus", "/colour~1of~0it");
  }

  @Test
  void membersThatOnlyTheServerSetsAre400InANewDocument() {
    Map<String, Object> content = collection.full();
    content.put("revision", 7);
    content.put("etag", "\"x\"");
    assertProblem(post(Json.write(content)), 400, "invalid", "/revision", "/etag");
  }

  @Test
  void aDuplicateMemberIs400AndNamed() {
    String first = collection.required().get(0);
    String text = Json.write(collection.full());
    assertProblem(
        post(text.replaceFirst("\\{", "{\"" + first + "\":\"twice\",")),
        400,
        "invalid",
        "/" + first);
  }

  @Test
  void everyViolationIsListedAtOnce() {
    Map<String, Object> content = new HashMap<>();
    collection.textLimits().keySet().forEach(member -> content.put(member, 1));
    content.put(collection.idMember(), "not an id");
    content.put("bogus", true);
    String[] places =
        Stream.concat(
                collection.textLimits().keySet().stream(),
                Stream.of(collection.idMember(), "bogus"))
            .map(member -> "/" + member)
            .toArray(String[]::new);
    assertProblem(post(Json.write(content)), 400, "invalid", places);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"name\":",
        "{'name':'x'}",
        "[]",
        "[{}]",
        "\"text\"",
        "1",
        "null",
        "true",
        "",
        " ",
        "{} {}",
        "{},",
        "\ufeff{}x",
        "{\"name\":NaN}",
        "{\"name\":01}",
        "// comment\n{}",
        "{\"name\":\"\u0001\"}"
      })
  void malformedJsonOrNoObjectOrNoBodyIs400(String body) {
    assertProblem(post(body), 400, "invalid");
  }

  @Test
  void bytesThatAreNotUtf8Are400() {
    Map<String, Object> content = collection.full();
    content.put("description", "K\u00e4ttle");
    byte[] latin1 = Json.write(content).getBytes(ISO_8859_1);
    byte[] utf16 = Json.write(content).getBytes(UTF_16);
    for (byte[] body : List.of(latin1, utf16)) {
      assertProblem(
          run.raw().wrong().contentType("application/json").body(body).post(collection.path()),
          400,
          "invalid");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "application/merge-patch+json"
      })
  void anotherContentTypeIs415(String type) {
    assertProblem(
        run.raw()
            .wrong()
            .contentType(type)
            .body(Json.write(collection.full()))
            .post(collection.path()),
        415,
        "unsupported-media-type");
  }

  @Test
  void aBodyOfMoreThanOneMebibyteIs413AndOneOfJustThatIsTaken() {
    String text = Json.write(collection.minimal());
    int most = 1024 * 1024;
    String largest = text + " ".repeat(most - text.getBytes(UTF_8).length);

    assertProblem(post(largest + " "), 413, "too-large");
    assertProblem(post(" ".repeat(3 * most)), 413, "too-large");
    assertThat(post(largest).statusCode()).isEqualTo(201);

    Map<String, Object> content = collection.minimal();
    content.put("description", "x".repeat(most));
    assertRefused(413, "too-large", () -> collection.create(content));
  }
}
