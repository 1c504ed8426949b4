package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.Reply;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fuzzing from the contract has found, each with the smallest request that shows it. */
@EveryCollection
record FuzzFindingsTest(CollectionUnderTest collection, Run run) {

  /** PUT named the whole body, and PATCH took it. */
  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void aRevisionBeyond64BitsIs400AndNamed(String method) {
    Document document = collection.create(collection.full());
    Map<String, Object> content = new HashMap<>(document.content());
    content.put("revision", Json.number("1" + "0".repeat(40)).toBigInteger());
    assertProblem(
        run.raw()
            .wrong()
            .contentType("application/json")
            .body(Json.write(content))
            .request(method, collection.path(document.id())),
        400,
        "invalid",
        "/revision");
  }

  /** HTTP/0.9 has no place for a status. The connections after it do. */
  @Test
  void aRequestWithoutAVersionTakesTheHeadFromNoOther() {
    assertThat(bare("GET /livez\r\n").hasHead()).isFalse();

    Reply next = bare("GET /livez HTTP/1.1\r\nHost: twinstore\r\nConnection: close\r\n\r\n");
    assertThat(next.status()).isEqualTo(200);
    assertThat(next.header("X-Request-Id")).isNotEmpty();
  }

  private Reply bare(String request) {
    return run.bare().send(request.getBytes(ISO_8859_1), false).get(0);
  }
}
