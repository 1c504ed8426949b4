package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of any kind goes in and comes out the same, or is refused with a pointer. */
@EveryCollection
record TextsTest(CollectionUnderTest collection, Run run) {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0001\u007f\u0085\u2028x",
        "\ufffd\uffff",
        "\ud83e\uded6 ß 中 e\u0301 \u200f",
        "\\ \" / ' ` < > & %00 ${x} {{y}}",
        "null",
        "1.0",
        " white space around \t\n",
        "' or '1'='1"
      })
  void aTextComesBackExactlyAlsoAfterTwoPuts(String text) {
    Map<String, Object> content = collection.full();
    collection.textLimits().keySet().forEach(member -> content.put(member, text));

    Document created = collection.create(content);
    Document once = collection.replace(created.id(), collection.read(created.id()).members());
    Document twice = collection.replace(created.id(), once.members());

    assertThat(created.content()).isEqualTo(collection.contentOf(content));
    assertThat(twice.content()).isEqualTo(collection.contentOf(content));
    assertThat(collection.read(created.id())).isEqualTo(twice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\ud83e", "\\uded6\\ud83e"})
  void nulAndLoneSurrogatesAre400WithThePointer(String escaped) {
    for (String member : collection.textLimits().keySet()) {
      Map<String, Object> content = collection.full();
      content.put(member, "@");
      String body = Json.write(content).replace("\"@\"", "\"" + escaped + "\"");
      assertProblem(
          run.raw().wrong().contentType("application/json").body(body).post(collection.path()),
          400,
          "invalid",
          "/" + member);
    }
  }
}
