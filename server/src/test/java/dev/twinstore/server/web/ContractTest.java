package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.model.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

final class ContractTest {

  private final Contract contract = new Contract();

  @Test
  void findsAnOperationWithAllThatItTakes() {
    Operation list = contract.operation("/items", "GET").orElseThrow();
    assertThat(list.parameters(Operation.Place.QUERY))
        .extracting(Operation.Parameter::name)
        .containsExactly("name", "category", "limit", "cursor");
    assertThat(list.parameters()).extracting(Operation.Parameter::type).contains("integer");

    Operation patch = contract.operation("/items/{id}", "PATCH").orElseThrow();
    assertThat(patch.bodies())
        .containsOnlyKeys(
            MediaType.valueOf("application/merge-patch+json"), MediaType.APPLICATION_JSON);
  }

  @Test
  void offersADeleteInJsonThoughItsSuccessHasNoBody() {
    assertThat(contract.operation("/items/{id}", "DELETE").orElseThrow().offered())
        .containsExactly(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
    assertThat(contract.operation("/items/{id}", "HEAD").orElseThrow().offered())
        .containsExactly(MediaType.APPLICATION_JSON);
  }

  @Test
  void speaksOfEveryRuleThatItsSchemasHave() {
    String body =
        """
        {"id":"","name":5,"description":" ","revision":-1e20,"createdAt":"now","etag":"x","more":1}
        """;
    List<Violation> violations =
        contract
            .schema("ItemReplacement")
            .inBody(
                StrictJson.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .value()
                    .orElseThrow());

    assertThat(violations)
        .extracting(v -> v.getPointer() + " " + v.getDetail())
        .containsExactlyInAnyOrder(
            "/id must match ^(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}$",
            "/name must be a string",
            "/description must not be blank",
            "/revision must be 1 at least",
            "/revision must be a whole number of 64 bits",
            "/createdAt must be a date and time as in RFC 3339",
            "/etag must match ^\"[^\"]+\"$",
            "/more is not known here");
  }
}
