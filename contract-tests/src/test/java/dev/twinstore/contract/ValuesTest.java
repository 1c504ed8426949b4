package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static dev.twinstore.contract.Refusals.assertRefusedSomewhere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON values of every kind go in and come out the same, or are refused with a pointer. */
@EveryCollection(Trait.FREE_MEMBER)
record ValuesTest(CollectionUnderTest collection, Run run) {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"n\":0}",
        "{\"n\":-1}",
        "{\"n\":9223372036854775808}",
        "{\"n\":1.5}",
        "{\"n\":0.1}",
        "{\"n\":1.0}",
        "{\"n\":-0}",
        "{\"n\":1e2}",
        "{\"n\":12345678901234567890123456789012345678}",
        "{\"n\":-0.12345678901234567890123456789012345678}",
        "{\"n\":1.2345678901234567890123456789012345678e100}",
        "{\"n\":9.9999999999999999999999999999999999999e125}",
        "{\"n\":1e-130}",
        "{\"n\":100000000000000000000000000000000000000000000}",
        "{\"a\":{\"b\":{\"c\":{}}},\"l\":[1,[2,[3,[]]],{}]}",
        "{\"s\":\"\",\"l\":[\"\",null,true,false]}",
        "{\"null\":null,\"t\":true,\"f\":false}",
        "{\"u\":\"\\u0001\\u007f\\u2028\\ufffd\\uffff\\ud83e\\uded6 ß 中 e\\u0301 \\u200f\"}",
        "{\"\\ud83e\\uded6\":1,\"ключ\":2,\" \":3,\"\\u0001\":4}",
        "{\"name\":1,\"status\":2,\"size\":3,\"id\":4,\"collection\":5,\"content\":6,\"revision\":7,\"format\":8}",
        "{\"a-b\":1,\"a.b\":2,\"a#b\":3,\":a\":4,\"#a\":5,\"a/b\":6,\"a~b\":7,\"$ref\":8,\"__type\":9,\"@class\":10}",
        "{\"S\":\"x\",\"N\":\"1\",\"M\":{\"L\":[]},\"NULL\":true,\"BOOL\":false}",
        "{\"date\":\"2026-11-21T00:00:00+05:00\",\"number\":\"1.0\",\"bool\":\"true\"}",
        "{\"z\":1,\"a\":2,\"Z\":3,\"A\":4,\"\u00e4\":5}"
      })
  void aValueComesBackExactlyAlsoAfterTwoPuts(String free) {
    Map<String, Object> content = collection.minimal();
    content.put(collection.freeMember(), Json.read(free));

    Document created = collection.create(content);
    assertThat(collection.read(created.id()).content()).isEqualTo(collection.contentOf(content));
    Document once = collection.replace(created.id(), collection.read(created.id()).members());
    Document twice = collection.replace(created.id(), once.members());

    assertThat(twice.content()).isEqualTo(collection.contentOf(content));
    assertThat(collection.read(created.id()).content()).isEqualTo(collection.contentOf(content));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"n\":123456789012345678901234567890123456789} | /n",
        "{\"n\":0.123456789012345678901234567890123456789} | /n",
        "{\"a\":[0,{\"n\":1e126}]} | /a/1/n",
        "{\"n\":-1e126} | /n",
        "{\"n\":1e-131} | /n",
        "{\"n\":1e999999999} | /n",
        "{\"n\":1e-999999999} | /n",
        "{\"a\":{\"\":1}} | /a/",
        "{\"s\":\"a\\u0000b\"} | /s",
        "{\"a\\u0000b\":1} | /a\u0000b",
        "{\"l\":[\"ok\",\"\\ud83e\"]} | /l/1",
        "{\"s\":\"\\uded6\\ud83e\"} | /s"
      })
  void aValueThatCannotBeKeptExactlyIs400WithThePointer(String free, String pointer) {
    String member = collection.freeMember();
    String body = Json.write(collection.minimal()).replaceFirst("}$", "");
    assertProblem(
        post(body + ",\"" + member + "\":" + free + "}"), 400, "invalid", "/" + member + pointer);
  }

  @Test
  void everyValueThatCannotBeKeptIsListed() {
    Map<String, Object> content = collection.minimal();
    content.put(
        collection.freeMember(),
        Map.of("one", Json.number("1e126"), "two", List.of("a\u0000"), "three", Map.of("", 1)));
    String at = "/" + collection.freeMember();
    assertRefused(
        400,
        "invalid",
        () -> collection.create(content),
        at + "/one",
        at + "/two/0",
        at + "/three/");
  }

  @Test
  void jsonMayBeNestedTo32() {
    // The body is the first level and the free member the second.
    for (boolean lists : new boolean[] {true, false}) {
      Map<String, Object> content = collection.minimal();
      content.put(collection.freeMember(), Map.of("deep", nested(30, lists)));
      Document document = collection.create(content);
      assertThat(collection.read(document.id()).content()).isEqualTo(collection.contentOf(content));

      content.put(collection.freeMember(), Map.of("deep", nested(31, lists)));
      assertRefusedSomewhere(400, "invalid", () -> collection.create(content));
    }
  }

  @Test
  void jsonOfAbsurdDepthIs400() {
    String body = "{\"" + collection.freeMember() + "\":" + "[".repeat(500_000);
    assertProblem(post(body), 400, "invalid");
  }

  @Test
  void aDuplicateMemberDeepInsideIs400AndNamed() {
    String free = collection.freeMember();
    String body =
        Json.write(collection.minimal())
            .replaceFirst("}$", ",\"" + free + "\":{\"a\":{\"b\":1,\"b\":1}}}");
    assertProblem(post(body), 400, "invalid", "/" + free + "/a/b");
  }

  @Test
  void whatIsNoObjectIs400() {
    for (Object wrong : new Object[] {null, 1, "x", List.of()}) {
      Map<String, Object> content = collection.full();
      content.put(collection.freeMember(), wrong);
      assertProblem(post(Json.write(content)), 400, "invalid", "/" + collection.freeMember());
    }
  }

  private Response post(String body) {
    return run.raw().wrong().contentType("application/json").body(body).post(collection.path());
  }

  private static Object nested(int levels, boolean lists) {
    Object value = 1;
    for (int level = 0; level < levels; level++) {
      value = lists ? List.of(value) : Map.of("d", value);
    }
    return value;
  }
}
