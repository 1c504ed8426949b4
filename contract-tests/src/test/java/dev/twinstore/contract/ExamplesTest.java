package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.wire.Examples;
import dev.twinstore.contract.wire.Examples.Body;
import dev.twinstore.contract.wire.Examples.Example;
import io.restassured.response.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever copies an example from the contract has something that is valid, and works. */
@ExtendWith(Contracted.class)
record ExamplesTest(Run run) {

  private static final Examples EXAMPLES = new Examples();
  private static final List<String> ORDER = List.of("POST", "PUT", "PATCH");

  @Test
  void eachIsAsItsSchemaAsks() {
    assertThat(EXAMPLES.all()).hasSizeGreaterThan(100);
    Map<Example, String> wrong = new HashMap<>();
    for (Example example : EXAMPLES.all()) {
      EXAMPLES.violations(example).ifPresent(what -> wrong.put(example, what));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void oneThatIsNotWouldBeFound() {
    Example revision =
        EXAMPLES.all().stream()
            .filter(example -> example.place().equals("/components/schemas/Revision"))
            .findFirst()
            .orElseThrow();
    Example wrong = new Example(revision.place(), TextNode.valueOf("three"), revision.schema());
    assertThat(EXAMPLES.violations(wrong)).isPresent();
  }

  /**
   * First what is created, then what changes it: a path leads to what its collection's POST made.
   */
  @Test
  void eachBodyIsTakenAsItIs() {
    assertThat(run.raw().right().get("/items/blue-kettle").statusCode()).isEqualTo(404);
    Map<String, String> made = new HashMap<>();
    List<Body> bodies =
        EXAMPLES.bodies().stream()
            .sorted(Comparator.comparing(body -> ORDER.indexOf(body.method())))
            .toList();
    assertThat(bodies).hasSizeGreaterThan(10);
    for (Body body : bodies) {
      String collection = body.path().split("/")[1];
      String path = body.path().contains("{") ? made.get(collection) : body.path();
      Response answer =
          run.raw()
              .right()
              .contentType(body.mediaType())
              .body(body.json())
              .request(body.method(), path);
      assertThat(answer.statusCode()).as("%s: %s", body, answer.asString()).isIn(200, 201);
      if (answer.statusCode() == 201) {
        made.put(collection, answer.header("Location"));
      }
    }
    assertThat(made).containsOnlyKeys("items", "tasks", "dragons");
    assertThat(Json.readObject(run.raw().right().get("/twins/items/blue-kettle").asString()))
        .containsEntry("match", true);
  }

  @Test
  void eachQueryIsAnswered() {
    assertThat(EXAMPLES.queries()).hasSizeGreaterThan(5);
    for (String query : EXAMPLES.queries()) {
      Response answer = run.raw().right().get(query);
      assertThat(answer.statusCode()).as("%s: %s", query, answer.asString()).isEqualTo(200);
    }
  }
}
