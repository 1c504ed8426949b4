package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Patches that reach into a member which takes any JSON object. */
@EveryCollection(Trait.FREE_MEMBER)
record MergingTest(CollectionUnderTest collection, Run run) {

  @Test
  void objectsAreMergedAndArraysReplaced() {
    String free = collection.freeMember();
    Map<String, Object> content = collection.minimal();
    content.put(
        free,
        Json.read(
            "{\"keep\":1,\"drop\":2,\"deep\":{\"x\":{\"y\":1,\"z\":2}},\"list\":[1,2,3],\"was\":[1]}"));
    Document document = collection.create(content);

    Document after =
        collection.patch(
            document.id(),
            Map.of(
                free,
                Json.read(
                    "{\"drop\":null,\"deep\":{\"x\":{\"y\":null,\"new\":{\"a\":null,\"b\":1}}},\"list\":[null],\"was\":{\"an\":1}}")));

    assertThat(after.content().get(free))
        .isEqualTo(
            Json.read(
                "{\"keep\":1,\"deep\":{\"x\":{\"z\":2,\"new\":{\"b\":1}}},\"list\":[null],\"was\":{\"an\":1}}"));
  }

  @Test
  void aPatchMayNotMakeADocumentTooLargeOrTooDeep() {
    String free = collection.freeMember();
    Document document = collection.create(collection.full());
    collection.patch(document.id(), Map.of(free, Map.of("one", "x".repeat(700_000))));
    TwinstoreException refusal =
        assertRefused(
            400,
            "invalid",
            () -> collection.patch(document.id(), Map.of(free, Map.of("two", "x".repeat(700_000)))),
            "");
    assertThat(refusal).as("a document that no PUT could have made").isNotNull();
  }

  @Test
  void aValueThatCannotBeKeptIs400InAPatchToo() {
    String free = collection.freeMember();
    Document document = collection.create(collection.full());
    assertRefused(
        400,
        "invalid",
        () -> collection.patch(document.id(), Map.of(free, Map.of("n", Json.number("1e126")))),
        "/" + free + "/n");
    assertThat(collection.read(document.id())).isEqualTo(document);
  }

  @Test
  void patchesWithinOneObjectAtOnceAreAllKept() {
    int writers = 8;
    String free = collection.freeMember();
    Document document = collection.create(collection.full());
    Map<String, Object> expected = new HashMap<>();
    for (int round = 0; round < 5; round++) {
      int base = round * writers;
      run.atOnce(
              writers,
              number ->
                  collection.patch(
                      document.id(), Map.of(free, Map.of("m" + (base + number), number))))
          .forEach(attempt -> assertThat(attempt.refusal()).isNull());
      for (int number = 0; number < writers; number++) {
        expected.put("m" + (base + number), Json.number("" + number));
      }
    }
    assertThat(Json.object(collection.read(document.id()).content().get(free)))
        .containsAllEntriesOf(expected);
  }
}
