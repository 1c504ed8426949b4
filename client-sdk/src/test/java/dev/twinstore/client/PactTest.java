package dev.twinstore.client;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.RequestResponsePact;
import au.com.dius.pact.core.model.annotations.Pact;
import au.com.dius.pact.core.model.annotations.PactDirectory;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.NewItem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the SDK relies on. Its calls are written down in {@code target/pacts}, which is compared
 * with what contract-tests ask the server for: {@code src/test/pacts}.
 */
@ExtendWith({PactTest.Kept.class, PactConsumerTestExt.class})
@PactTestFor(providerName = "twinstore", pactVersion = PactSpecVersion.V3)
@PactDirectory("target/pacts")
class PactTest {
  private static final String FILE = "twinstore-client-twinstore.json";
  private static final String ETAG = "\"1-0193bd7e-9f5c-7c64-8a7f-6b1de0c7b7a1\"";
  private static final String MOMENT = "2026-11-21T09:30:00.123456Z";
  private static final String PROBLEM = "application/problem+json";

  private static void stored(LambdaDslObject item) {
    item.stringMatcher("etag", "^\"[^\"]+\"$", ETAG);
    item.integerType("revision", 1);
    item.stringMatcher("createdAt", "^[0-9-]{10}T[0-9:.]+Z$", MOMENT);
    item.stringMatcher("updatedAt", "^[0-9-]{10}T[0-9:.]+Z$", MOMENT);
  }

  private static DslPart blueKettle(String description) {
    return newJsonBody(
            item -> {
              item.stringValue("id", "blue-kettle");
              item.stringType("name", "Blue kettle");
              item.stringType("description", description);
              stored(item);
            })
        .build();
  }

  private static DslPart problem(int status, String type) {
    return newJsonBody(
            problem -> {
              problem.stringValue("type", "/problems/" + type);
              problem.stringType("title", "In words");
              problem.numberValue("status", status);
            })
        .build();
  }

  private static Map<String, String> type(String mediaType) {
    return Map.of("Content-Type", mediaType);
  }

  @Pact(consumer = "twinstore-client")
  RequestResponsePact creation(PactDslWithProvider pact) {
    return pact.given("there are no items")
        .uponReceiving("the creation of an item")
        .method("POST")
        .path("/items")
        .matchHeader("Content-Type", "application/json.*", "application/json")
        .matchHeader(
            "Idempotency-Key", "\"[0-9a-f-]{36}\"", "\"457b8e8b-4691-47c0-b1d9-d423de0ad603\"")
        .body("{\"id\":\"pot\",\"name\":\"Pot\",\"description\":\"Does not whistle.\"}")
        .willRespondWith()
        .status(201)
        .matchHeader("Content-Type", "application/json.*", "application/json")
        .body(
            newJsonBody(
                    item -> {
                      item.stringValue("id", "pot");
                      item.stringValue("name", "Pot");
                      item.stringValue("description", "Does not whistle.");
                      stored(item);
                    })
                .build())
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "creation")
  void creates(MockServer server) {
    Item pot =
        TwinstoreClient.at(server.getUrl())
            .items()
            .create(new NewItem().id("pot").name("Pot").description("Does not whistle."));
    assertThat(pot.getEtag()).isEqualTo(ETAG);
  }

  @Pact(consumer = "twinstore-client")
  RequestResponsePact edition(PactDslWithProvider pact) {
    return pact.given("an item 'blue-kettle' exists")
        .uponReceiving("the reading of an item")
        .method("GET")
        .path("/items/blue-kettle")
        .willRespondWith()
        .status(200)
        .matchHeader("Content-Type", "application/json.*", "application/json")
        .body(blueKettle("Whistles."))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "edition")
  void reads(MockServer server) {
    Item kettle = TwinstoreClient.at(server.getUrl()).items().edit("blue-kettle", item -> item);
    assertThat(kettle.getRevision()).isEqualTo(1);
  }

  @Pact(consumer = "twinstore-client")
  RequestResponsePact staleChange(PactDslWithProvider pact) {
    return pact.given("an item 'blue-kettle' exists")
        .uponReceiving("a patch of an item that has changed since it was read")
        .method("PATCH")
        .path("/items/blue-kettle")
        .headers("Content-Type", "application/merge-patch+json", "If-Match", ETAG)
        .body("{\"category\":null}", "application/merge-patch+json")
        .willRespondWith()
        .status(412)
        .headers(type(PROBLEM))
        .body(problem(412, "precondition-failed"))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "staleChange")
  void isToldOfAStaleChange(MockServer server) {
    Items items = TwinstoreClient.at(server.getUrl()).items();
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> items.patch("blue-kettle", MergePatch.create().remove("category"), ETAG));
  }

  @Pact(consumer = "twinstore-client")
  RequestResponsePact absence(PactDslWithProvider pact) {
    return pact.given("there are no items")
        .uponReceiving("the reading of an item that is not there")
        .method("GET")
        .path("/items/blue-kettle")
        .willRespondWith()
        .status(404)
        .headers(type(PROBLEM))
        .body(problem(404, "not-found"))
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "absence")
  void findsNothing(MockServer server) {
    assertThat(TwinstoreClient.at(server.getUrl()).items().find("blue-kettle")).isEmpty();
  }

  @Pact(consumer = "twinstore-client")
  RequestResponsePact page(PactDslWithProvider pact) {
    return pact.given("an item 'blue-kettle' of the category 'kettles' exists")
        .uponReceiving("the last page of a category")
        .method("GET")
        .path("/items")
        .query("category=kettles&limit=5")
        .willRespondWith()
        .status(200)
        .matchHeader("Content-Type", "application/json.*", "application/json")
        .body(
            newJsonBody(
                    page ->
                        page.minArrayLike(
                            "items",
                            1,
                            item -> {
                              item.stringType("id", "blue-kettle");
                              item.stringType("name", "Blue kettle");
                              stored(item);
                            }))
                .build())
        .toPact();
  }

  @Test
  @PactTestFor(pactMethod = "page")
  void lists(MockServer server) {
    ItemQuery query = ItemQuery.all().category("kettles").limit(5);
    assertThat(TwinstoreClient.at(server.getUrl()).items().list(query).stream()).hasSize(1);
  }

  /** Its end comes after that of Pact's extension, which writes the file. */
  static final class Kept implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
      Path kept = Path.of("src", "test", "pacts", FILE);
      Path written = Path.of("target", "pacts", FILE);
      assertThat(promises(kept)).as("copy %s to %s", written, kept).isEqualTo(promises(written));
    }

    /** Without Pact's own version, which promises nothing, and in no order. */
    private static Set<JsonNode> promises(Path pact) {
      JsonNode interactions = JsonMapper.shared().readTree(pact.toFile()).get("interactions");
      return interactions.valueStream().collect(Collectors.toSet());
    }
  }
}
