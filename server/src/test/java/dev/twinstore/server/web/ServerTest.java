package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.twin.StoreHealth;
import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server answers whatever it keeps. */
final class ServerTest {

  private final RunningServer server = RunningServer.fresh();

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing", "POST, /nothing", "DELETE, /items/", "GET, /items/a/b", "PUT, /items/a/",
    "GET, /error", "GET, /items;x=1", "GET, /v3/nothing", "GET, /problems/", "GET, /META-INF/",
  })
  void knowsOnlyThePathsOfTheContract(String method, String path) {
    server.send(method, path).isProblem("not-found", 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE   | /items        | GET,HEAD,POST,OPTIONS",
        "PUT      | /items        | GET,HEAD,POST,OPTIONS",
        "POST     | /items/a      | GET,HEAD,PUT,PATCH,DELETE,OPTIONS",
        "PROPFIND | /items/a      | GET,HEAD,PUT,PATCH,DELETE,OPTIONS",
        "TRACE    | /items/a      | GET,HEAD,PUT,PATCH,DELETE,OPTIONS",
        "POST     | /livez        | GET",
        "DELETE   | /openapi.yaml | GET,HEAD",
      })
  void saysWhichMethodsAreOffered(String method, String path, String allow) {
    Answer answer =
        server.send(method, path, "Accept", "text/html").isProblem("method-not-allowed", 405);

    assertThat(answer.header("Allow").split(", ?")).containsExactlyInAnyOrder(allow.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /items/%zz HTTP/1.1                | 400",
        "GET /items?limit=%z HTTP/1.1           | 400",
        "GET /swagger-ui/index.html?a=%z HTTP/1.1 | 200",
        "GET /items/a%2Fb HTTP/1.1              | 400",
        "GET /items/%2e%2e HTTP/1.1             | 400",
        "GET /items/%00 HTTP/1.1                | 400",
        "GET /items/%FF HTTP/1.1                | 400",
        "GET /items/<b> HTTP/1.1                | 400",
        "TRACE /items HTTP/1.1                  | 405",
        "CONNECT twinstore:443 HTTP/1.1         | 405",
        "GET /items HTTP/3.7                    | 505",
        "G@T /items HTTP/1.1                    | 400",
      })
  void tellsTheContainersOwnRefusalsAsProblems(String line, int status) {
    String answer = server.raw(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).doesNotContain("Tomcat", "org.apache", "Exception");
    if (status != 200) {
      assertThat(answer)
          .contains("application/problem+json", "X-Request-Id: ", "\"status\":" + status);
    }
  }

  /** Spring would take it for a preflight, refuse it in words of its own, or run the DELETE. */
  @Test
  void answersACrossOriginPreflightAsAnyOtherOptions() {
    assertThat(
            server.raw(
                "OPTIONS /items/a HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Connection: close\r\n"
                    + "Origin: https://example.org\r\n"
                    + "Access-Control-Request-Method: DELETE\r\n\r\n"))
        .startsWith("HTTP/1.1 204")
        .contains("Allow: GET, HEAD, PUT, PATCH, DELETE, OPTIONS")
        .doesNotContain("Access-Control");
  }

  @Test
  void namesAParameterWhoseEscapesAreBroken() {
    assertThat(server.raw("GET /items?limit=%z HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .contains("\"parameter\":\"limit\"", "\"code\":\"encoding\"");
  }

  @Test
  void refusesARequestLineThatIsTooLong() {
    assertThat(
            server.raw(
                "GET /items?name=%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                    .formatted("x".repeat(9_000))))
        .startsWith("HTTP/1.1 4")
        .contains("application/problem+json");
  }

  @Test
  void refusesARequestWithoutAHost() {
    assertThat(server.raw("GET /items HTTP/1.1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  @Test
  void refusesABodyThatBreaksOff() {
    assertThat(
            server.raw(
                "POST /items HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nnonsense\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A-z_0.9", "0193bd7e-9f5c-7c64-8a7f-6b1de0c7b7a1"})
  void keepsARequestIdThatIsFitForTheLog(String id) {
    for (String path : List.of("/items", "/nothing", "/livez", "/openapi.yaml")) {
      assertThat(server.send("GET", path, "X-Request-Id", id).header("X-Request-Id")).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "é", "{x}", "a/b"})
  void makesARequestIdOfItsOwnOtherwise(String id) {
    assertThat(server.send("GET", "/items", "X-Request-Id", id).header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
    assertThat(server.send("GET", "/items", "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
        .hasSize(36);
  }

  @Test
  void forbidsBrowsersToGuessMediaTypes() {
    assertThat(server.send("GET", "/items").header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void isAliveWhateverItsStoresDo() {
    server.store().goAway();
    server.store().healthIs(new StoreHealth(false, false, false));

    assertThat(server.send("GET", "/livez").body()).isEqualTo("{\"status\":\"alive\"}");
  }

  @Test
  void isReadyWhileTheTableIs() {
    assertThat(server.send("GET", "/readyz").body())
        .isEqualTo("{\"status\":\"ready\",\"table\":\"usable\",\"bucket\":\"usable\"}");

    server.store().healthIs(new StoreHealth(true, true, false));
    assertThat(server.send("GET", "/readyz").body())
        .isEqualTo("{\"status\":\"degraded\",\"table\":\"usable\",\"bucket\":\"away\"}");

    server.store().healthIs(new StoreHealth(true, false, true));
    Answer away = server.send("GET", "/readyz").isProblem("unavailable", 503);
    assertThat(away.header("Retry-After")).isEqualTo("1");
    assertThat(away.json().path("detail").stringValue()).contains("table is away");

    server.store().healthIs(new StoreHealth(false, true, false));
    server.send("GET", "/readyz").isProblem("unavailable", 503);
  }

  @ParameterizedTest
  @EnumSource
  void explainsEveryProblem(ProblemType type) {
    Answer page = server.send("GET", type.uri(), "Accept", "text/html,*/*;q=0.8");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.body()).contains(type.title(), type.meaning(), type.remedy());
    assertThat(page.body()).as("self-contained").doesNotContain("http:", "https:", "<script");
  }

  @Test
  void knowsNoOtherProblems() {
    server.send("GET", "/problems/nonsense").isProblem("not-found", 404);
    assertThat(server.send("GET", "/problems/A1").isProblem("invalid", 400).violations())
        .containsExactly("?slug pattern");
    server.send("GET", "/problems/taken", "Accept", "image/png").isProblem("not-acceptable", 406);
  }

  @Test
  void servesTheContractToSwaggerUiWithoutAnyOtherHost() {
    assertThat(server.send("GET", "/").header("Location")).endsWith("/swagger-ui/index.html");
    Answer page = server.send("GET", "/swagger-ui/index.html?a=1");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui-bundle.js").doesNotContain("https://");
    assertThat(server.send("GET", "/swagger-ui/swagger-initializer.js").status()).isEqualTo(200);
    String settings = server.send("GET", "/v3/api-docs/swagger-config").body();
    assertThat(settings).contains("\"url\":\"/openapi.yaml\"", "\"validatorUrl\":\"none\"");
    assertThat(server.send("GET", "/v3/api-docs").header("Location")).endsWith("/openapi.yaml");
    Answer contract = server.send("GET", "/openapi.yaml");
    assertThat(contract.header("Content-Type")).startsWith("application/yaml");
    assertThat(contract.body()).startsWith("openapi: 3.0.3");
  }
}
