package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How reports are sent here, at once or by the queue, and how one sees what became of them. */
record Reporting(Run run) {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** As long as a message takes to be delivered in vain as often as it may be. */
  static final Duration DELIVERIES = Duration.ofSeconds(90);

  CollectionUnderTest dragons() {
    return run.collection("dragons");
  }

  Map<String, Object> silent() {
    return dragons().full();
  }

  /** A report that wishes a confirmation, to a number of its own. */
  Map<String, Object> wishing() {
    Map<String, Object> report = dragons().full();
    report.put("confirmationRequired", true);
    report.put(
        "reportingPhoneNumber", "+" + (4_915_000_000_000L + System.nanoTime() % 1_000_000_000));
    return report;
  }

  Response submit(Map<String, Object> report, String... headers) {
    return report(
        report,
        Stream.concat(Stream.of("Prefer", "respond-async"), Stream.of(headers))
            .toArray(String[]::new));
  }

  /**
   * @param headers names and values in turn
   */
  Response report(Map<String, Object> report, String... headers) {
    var request = run.raw().wrong();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request.contentType("application/json").body(Json.write(report)).post("/dragons");
  }

  static String idOf(Response accepted) {
    assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
    return (String) Json.readObject(accepted.asString()).get("id");
  }

  /** Waits until it is settled; a dragon that came of it is told to the ledger. */
  DragonSubmission settled(String id) {
    Pause.until(
        "submission %s is settled".formatted(id),
        DELIVERIES,
        () -> run.client().dragons().submission(id).getStatus() != SubmissionStatus.PENDING);
    DragonSubmission settled = run.client().dragons().submission(id);
    if (settled.getDragon() != null) {
      run.ledger(dragons()).doubt(settled.getDragon().toString().replace("/dragons/", ""));
    }
    return settled;
  }

  /** Those to whoever reported. Each may come more than once; its id tells repeats apart. */
  List<Map<String, Object>> noticesTo(Map<String, Object> report) {
    Map<Object, Map<String, Object>> byId = new LinkedHashMap<>();
    run.notices()
        .to((String) report.get("reportingPhoneNumber"))
        .forEach(notice -> byId.putIfAbsent(notice.get("id"), notice));
    return List.copyOf(byId.values());
  }

  Map<String, Object> noticeTo(Map<String, Object> report) {
    Pause.until("a notice", PATIENCE, () -> !noticesTo(report).isEmpty());
    assertThat(noticesTo(report)).hasSize(1);
    return noticesTo(report).get(0);
  }
}
