package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.wire.Contract.Operation;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same for every operation of the contract, asked of each. */
@ExtendWith(Contracted.class)
record RefusalsTest(Run run) {

  /**
   * A path of an operation at which something is, and a request with a body that would be accepted.
   */
  private record Valid(Operation operation, String path, RequestSpecification request) {}

  private Valid valid(Operation operation) {
    RequestSpecification request = run.raw().wrong();
    if (operation.id().equals("sweepTwins")) {
      request.contentType("application/json").body("{}");
    }
    for (CollectionUnderTest collection : run.collections()) {
      if (operation.path().startsWith(collection.path())) {
        boolean one = !operation.path().equals(collection.path());
        String id = one ? collection.create(collection.full()).id() : "";
        if (List.of("POST", "PUT", "PATCH").contains(operation.method())) {
          request.contentType("application/json").body(Json.write(collection.full()));
        }
        return new Valid(operation, operation.pathWith(id), request);
      }
    }
    String value = operation.path().contains("{uuid}") ? UUID.randomUUID().toString() : "taken";
    return new Valid(operation, operation.pathWith(value), request);
  }

  private void assertProblemAsFarAsShown(
      Operation operation, Response answer, int status, String slug, String... places) {
    if (operation.method().equals("HEAD")) {
      assertThat(answer.statusCode()).as(operation.id()).isEqualTo(status);
      assertThat(answer.asString()).isEmpty();
    } else {
      assertProblem(answer, status, slug, places);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/item",
        "/items/a/b",
        "/items.json",
        "/livez/x",
        "/problems",
        "/error",
        "/actuator",
        "/.git/config"
      })
  void anUnknownPathIs404(String path) {
    for (String method : List.of("GET", "POST", "DELETE")) {
      assertProblem(run.raw().wrong().request(method, path), 404, "not-found");
    }
  }

  @Test
  void aMethodThatIsNotOfferedIs405WithAllow() {
    Map<String, TreeSet<String>> offered = new TreeMap<>();
    run.contract()
        .operations()
        .forEach(
            operation ->
                offered
                    .computeIfAbsent(operation.pathWith("taken"), path -> new TreeSet<>())
                    .add(operation.method()));
    offered.forEach(
        (path, methods) -> {
          for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            if (!methods.contains(method)) {
              Response answer = run.raw().wrong().request(method, path);
              assertProblem(answer, 405, "method-not-allowed");
              assertThat(Arrays.asList(answer.header("Allow").split(", *")))
                  .as(path)
                  .containsAll(methods);
            }
          }
        });
  }

  @Test
  void anAcceptThatIsNotOfferedIs406() {
    for (Operation operation : run.contract().documenting(406)) {
      for (String accept : neverOffered(operation)) {
        Valid valid = valid(operation);
        Response answer =
            valid.request().header("Accept", accept).request(operation.method(), valid.path());
        assertProblemAsFarAsShown(operation, answer, 406, "not-acceptable");
      }
    }
  }

  /**
   * What an operation does not answer with: nor is a problem one of its representations, but where
   * it has none.
   */
  private static List<String> neverOffered(Operation operation) {
    boolean offersJson =
        !operation.method().equals("DELETE") && !operation.id().equals("explainProblem");
    return offersJson
        ? List.of("image/png", "application/problem+json", "application/json;q=0")
        : List.of("image/png");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "application/json",
        "text/html, application/json;q=0.1",
        "application/problem+json, application/json"
      })
  void anAcceptThatIsOfferedIsAnsweredAsJson(String accept) {
    for (CollectionUnderTest collection : run.collections()) {
      Document document = collection.create(collection.full());
      for (String path : List.of(collection.path(), collection.path(document.id()))) {
        Response answer = run.raw().wrong().header("Accept", accept).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
      }
      Response missing = run.raw().wrong().header("Accept", accept).get(collection.path("nobody"));
      assertProblem(missing, 404, "not-found");
    }
  }

  @Test
  void aParameterThatTheContractDoesNotNameIs400AndNamed() {
    for (Operation operation : run.contract().documenting(400)) {
      Valid valid = valid(operation);
      Response answer = valid.request().request(operation.method(), valid.path() + "?bogus=1");
      assertProblemAsFarAsShown(operation, answer, 400, "invalid", "bogus");
    }
  }

  @Test
  void theOrderOfJudgementIsThatOfTheDesign() {
    for (CollectionUnderTest collection : run.collections()) {
      Document document = collection.create(collection.full());
      String path = collection.path(document.id());
      String much = "x".repeat(1024 * 1024 + 1);
      assertProblem(
          run.raw().wrong().header("Accept", "image/png").post("/nothing"), 404, "not-found");
      assertProblem(
          run.raw().wrong().header("Accept", "image/png").post(path), 405, "method-not-allowed");
      assertProblem(
          run.raw()
              .wrong()
              .header("Accept", "image/png")
              .contentType("text/plain")
              .body(much)
              .put(path),
          406,
          "not-acceptable");
      assertProblem(
          run.raw().wrong().contentType("text/plain").body(much).put(path), 413, "too-large");
      assertProblem(
          run.raw()
              .wrong()
              .contentType("text/plain")
              .body("x")
              .header("If-Match", "\"x\"")
              .put(path),
          415,
          "unsupported-media-type");
      Document other = collection.create(collection.full());
      Map<String, Object> taken = collection.withIdIfChosen(other.content(), other.id());
      taken.put("bogus", 1);
      assertProblem(
          run.raw()
              .wrong()
              .contentType("application/json")
              .body(Json.write(taken))
              .post(collection.path()),
          400,
          "invalid",
          "/bogus");
    }
  }

  @Test
  void everyAnswerCarriesARequestIdAndKeepsOneThatWasSent() {
    String mine = "my-request-0815";
    Stream.of("/items", "/items/nobody", "/nothing", "/livez", "/openapi.yaml", "/")
        .forEach(
            path -> {
              Response kept = run.raw().wrong().header("X-Request-Id", mine).get(path);
              assertThat(kept.header("X-Request-Id")).as(path).isEqualTo(mine);
              String one = run.raw().wrong().get(path).header("X-Request-Id");
              assertThat(one)
                  .isNotBlank()
                  .isNotEqualTo(run.raw().wrong().get(path).header("X-Request-Id"));
            });
  }
}
