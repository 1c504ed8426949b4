package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.Liveness;
import dev.twinstore.client.model.Readiness;
import dev.twinstore.client.model.StoreState;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of itself. */
@ExtendWith(Contracted.class)
record ServiceTest(Run run) {

  @Test
  void theServerIsAliveAndReady() {
    assertThat(run.client().service().liveness().getStatus()).isEqualTo(Liveness.StatusEnum.ALIVE);
    Readiness readiness = run.client().service().readiness();
    assertThat(readiness.getStatus()).isEqualTo(Readiness.StatusEnum.READY);
    assertThat(readiness.getTable()).isEqualTo(StoreState.USABLE);
    assertThat(readiness.getBucket()).isEqualTo(StoreState.USABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invalid",
        "not-found",
        "method-not-allowed",
        "not-acceptable",
        "taken",
        "key-reused",
        "sweep-refused",
        "precondition-failed",
        "too-large",
        "unsupported-media-type",
        "unavailable",
        "unknown-outcome",
        "internal"
      })
  void everyProblemHasAPage(String slug) {
    assertThat(run.client().service().problemPage(slug))
        .containsIgnoringCase("<!doctype html>")
        .contains("<title>");
  }

  @Test
  void aProblemThatDoesNotExistHasNone() {
    assertRefused(404, "not-found", () -> run.client().service().problemPage("no-such-problem"));
    assertRefused(400, "invalid", () -> run.client().service().problemPage("NOT A SLUG"), "slug");
  }

  @Test
  void theServerServesItsContractAsItIs() throws IOException {
    Response served = run.raw().wrong().get("/openapi.yaml");
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.contentType()).startsWith("application/yaml");
    try (InputStream contract =
        getClass().getResourceAsStream("/META-INF/resources/openapi.yaml")) {
      assertThat(new String(served.asByteArray(), UTF_8))
          .isEqualTo(new String(contract.readAllBytes(), UTF_8));
    }
  }

  @Test
  void thereIsNoContractBesideIt() {
    Response other = run.raw().wrong().get("/v3/api-docs");
    assertThat(other.statusCode()).isEqualTo(302);
    assertThat(run.uri().resolve(other.header("Location")))
        .isEqualTo(run.uri().resolve("/openapi.yaml"));
  }

  @Test
  void theRootLeadsToSwaggerUi() {
    Response root = run.raw().wrong().get("/");
    assertThat(root.statusCode()).isIn(301, 302, 303, 307, 308);
    String path = run.uri().resolve("/").resolve(root.header("Location")).getPath();
    assertThat(run.raw().wrong().get(path).asString()).containsIgnoringCase("swagger-ui");
  }
}
