package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static dev.twinstore.contract.Refusals.assertRefused;
import static dev.twinstore.contract.Refusals.assertRefusedSomewhere;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON values of every kind go in and come out the same, or are refused with a pointer. */
@EveryCollection
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
    assertThat(collection.read(created.id()).content()).isEqualTo(Json.plainObject(content));
    Document once = collection.replace(created.id(), collection.read(created.id()).members());
    Document twice = collection.replace(created.id(), once.members());

    assertThat(twice.content()).isEqualTo(Json.plainObject(content));
    assertThat(collection.read(created.id()).content()).isEqualTo(Json.plainObject(content));
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
        run.raw()
            .wrong()
            .contentType("application/json")
            .body(body + ",\"" + member + "\":" + free + "}")
            .post(collection.path()),
        400,
        "invalid",
        "/" + member + pointer);
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
      assertThat(collection.read(document.id()).content()).isEqualTo(Json.plainObject(content));

      content.put(collection.freeMember(), Map.of("deep", nested(31, lists)));
      assertRefusedSomewhere(400, "invalid", () -> collection.create(content));
    }
  }

  @Test
  void jsonOfAbsurdDepthIs400() {
    String body = "{\"" + collection.freeMember() + "\":" + "[".repeat(500_000);
    assertProblem(
        run.raw().wrong().contentType("application/json").body(body).post(collection.path()),
        400,
        "invalid");
  }

  @ParameterizedTest
  @ValueSource(ints = {90_000, 105_000, 250_000, 399_000, 500_000, 1_040_000})
  void contentOfAnySizeUpToTheLimitComesBackExactly(int bytes) {
    Map<String, Object> content = collection.full();
    content.put(collection.freeMember(), Map.of("padding", "é".repeat(bytes / 2)));
    Document created = collection.create(content);
    assertThat(run.ledger(collection).twins().copyAloneHolds(created.id()))
        .isEqualTo(bytes > 100 * 1024);
    assertThat(collection.read(created.id()).content()).isEqualTo(Json.plainObject(content));

    Document small = collection.replace(created.id(), collection.minimal());
    assertThat(run.ledger(collection).twins().copyAloneHolds(created.id())).isFalse();
    content.remove(collection.uniqueMember());
    Document large = collection.patch(created.id(), content);
    assertThat(large.revision()).isEqualTo(small.revision() + 1);
    assertThat(collection.read(created.id())).isEqualTo(large);
  }

  @Test
  void manySmallValuesThatDynamoDbCountsForMoreThanTheyAreComeBackExactly() {
    Map<String, Object> content = collection.minimal();
    Map<String, Integer> members =
        IntStream.range(0, 20_000)
            .boxed()
            .collect(Collectors.toMap(number -> "m" + number, number -> number));
    content.put(
        collection.freeMember(),
        Map.of(
            "ones",
            IntStream.range(0, 150_000).map(number -> 1).boxed().toList(),
            "members",
            members));
    Document created = collection.create(content);
    assertThat(collection.read(created.id()).content()).isEqualTo(Json.plainObject(content));
  }

  private static Object nested(int levels, boolean lists) {
    Object value = 1;
    for (int level = 0; level < levels; level++) {
      value = lists ? List.of(value) : Map.of("d", value);
    }
    return value;
  }
}
