package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  private final RunningServer server = RunningServer.fresh();

  private List<String> samples(String start) {
    Answer metrics = server.send("GET", "/metrics");
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.header("Content-Type")).startsWith("text/plain;version=0.0.4");
    return metrics.body().lines().filter(line -> line.startsWith(start)).toList();
  }

  /** A request is counted after its answer has left. */
  private double requests(String operation, int status) {
    String series =
        "twinstore_requests_seconds_count{operation=\"%s\",status=\"%d\"} "
            .formatted(operation, status);
    return samples(series).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .sum();
  }

  private void counts(String operation, int status, Runnable request) {
    double before = requests(operation, status);
    request.run();
    long patience = System.nanoTime() + 20_000_000_000L;
    while (requests(operation, status) <= before && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    assertThat(requests(operation, status)).as("%s %s", operation, status).isGreaterThan(before);
  }

  @Test
  void countsRequestsByOperationAndStatusWhateverTheyWereRefusedFor() {
    counts("createItem", 201, () -> create("lamp"));
    counts("createItem", 409, () -> create("lamp"));
    counts("createItem", 400, () -> server.json("POST", "/items", "{}"));
    counts("createItem", 415, () -> server.send("POST", "/items", "Content-Type", "text/plain"));
    counts("readItem", 200, () -> server.send("GET", "/items/lamp"));
    counts("readItem", 404, () -> server.send("GET", "/items/none"));
    counts("headItem", 200, () -> server.send("HEAD", "/items/lamp"));
    counts("listItems", 400, () -> server.send("GET", "/items?limit=0"));
    counts("checkLiveness", 200, () -> server.send("GET", "/livez"));
    counts("none", 404, () -> server.send("GET", "/nowhere"));
    counts("none", 405, () -> server.send("PUT", "/items"));
    counts("none", 400, () -> server.raw("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"));
  }

  @Test
  void namesNoDocumentNoPathAndNoPhoneNumber() {
    create("very-secret");
    server.send("GET", "/items/very-secret?no=parameter");
    server.send("GET", "/very-secret");
    server.json(
        "POST",
        "/dragons",
        """
        {"dragonName":"very-secret","description":"very-secret","family":"red","city":"Bend",
         "country":"USA","state":"Oregon","neighborhood":"Old Mill",
         "reportingPhoneNumber":"+4915550199"}""",
        "Authorization",
        "Basic very-secret");
    assertThat(samples(""))
        .noneMatch(line -> line.contains("very-secret") || line.contains("4915550199"));
  }

  @Test
  void tellsOfTheJvm() {
    assertThat(samples("jvm_memory_used_bytes{")).isNotEmpty();
    assertThat(samples("jvm_threads_live_threads ")).isNotEmpty();
    assertThat(samples("process_uptime_seconds ")).isNotEmpty();
  }

  @Test
  void refusesWithAProblemWhatItDoesNotOffer() {
    assertThat(server.send("POST", "/metrics").isProblem("method-not-allowed", 405).header("Allow"))
        .contains("GET");
    server.send("GET", "/metrics", "Accept", "image/png").isProblem("not-acceptable", 406);
    server.send("GET", "/metrics/more").isProblem("not-found", 404);
  }

  private void create(String id) {
    server.json(
        "POST",
        "/items",
        "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"d\"}".formatted(id, id));
  }
}
