package dev.twinstore.contract.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Bench;
import dev.twinstore.contract.stores.Json;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The function as it is packaged, behind a gateway that makes events of requests and answers of
 * what the handler says.
 */
@Tag("infra")
@Order(1)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FunctionTest {

  private static final Path TARGET =
      Path.of(System.getProperty("twinstore.function", "../infra/function/target"));
  private static final String NAME = "function";

  /** These provoke each documented answer that takes neither a fault nor a queue. */
  private static final List<String> EVERY_ANSWER =
      List.of(
          "CreatingTest",
          "ReadingTest",
          "ListingTest",
          "ReplacingTest",
          "PatchingTest",
          "DeletingTest",
          "PreconditionsTest",
          "UniqueValuesTest",
          "RepeatedPostTest",
          "RefusalsTest",
          "RefusedBodiesTest",
          "NoSubmissionTest",
          "DragonsTest",
          "ObjectsTest",
          "RepairsTest",
          "ServiceTest",
          "CoverageTest");

  /** These need no wire of their own, no browser, and no more than a gateway hands on, either. */
  private static final List<String> IN_FULL =
      List.of("MergingTest", "IndexFilterTest", "TextFiltersTest", "ValuesTest", "TasksTest");

  /**
   * A gateway decodes the path, so that an id with a slash in it is two segments; and it hands JSON
   * on as text, and has replaced by then what is no UTF-8.
   */
  private static final List<String> BY_THE_GATEWAY =
      List.of("gettingAnIdThatIsNoSegmentOfAPathIs400", "bytesThatAreNotUtf8Are400");

  private static Bench bench;
  private static URI gateway;

  @BeforeAll
  static void start() {
    assertThat(TARGET.resolve("function")).as("mvn package unpacks it there").isDirectory();
    bench = Bench.start(NAME);
    gateway =
        bench.start(
            NAME,
            List.of(
                "-cp",
                String.join(
                    File.pathSeparator,
                    "" + TARGET.resolve("function"),
                    TARGET.resolve("function/lib") + "/*",
                    "" + TARGET.resolve("test-classes")),
                "dev.twinstore.function.Gateway"),
            Map.of(
                "TWINSTORE_PROVISION", "true",
                "TWINSTORE_SWEEP_EVERY", "0",
                "TWINSTORE_WORKERS", "0"));
  }

  @AfterAll
  static void stop() {
    if (bench != null) {
      bench.close();
    }
  }

  @Test
  void answersAsTheServerDoes() {
    List<String> classes = new ArrayList<>(EVERY_ANSWER);
    if (ContractTests.inFull()) {
      classes.addAll(IN_FULL);
    }
    List<String> except = new ArrayList<>(BY_THE_GATEWAY);
    except.addAll(ContractTests.lengthy());
    ContractTests.run(
        bench,
        NAME,
        Map.of("TWINSTORE_URL", gateway.toString()),
        ContractTests.named(classes),
        except);
  }

  @Test
  void sweepsWhenASchedulePleases() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(gateway.resolve("/invocations/sweep"))
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(Json.readObject(answer.body()))
        .containsKeys("seen", "removed")
        .doesNotContainKey("next");
  }

  @Test
  void isPackedAsLambdaWantsIt() {
    assertThat(TARGET.resolve("function.zip")).isRegularFile();
    assertThat(TARGET.resolve("function/dev/twinstore/function/RequestHandler.class")).exists();
    assertThat(Files.exists(TARGET.resolve("function/lib"))).isTrue();
  }
}
