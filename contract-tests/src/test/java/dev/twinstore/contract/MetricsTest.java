package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server counts, as a scraper sees it: one creation, followed to both stores. */
@ExtendWith(Contracted.class)
record MetricsTest(Run run) {

  private static final String REQUESTS =
      "twinstore_requests_seconds_count{operation=\"createTask\",status=\"201\"} ";
  private static final String COMMITS = "twinstore_commits_total{outcome=\"committed\"} ";
  private static final String PUTS =
      "twinstore_aws_calls_seconds_count{operation=\"PutObject\",outcome=\"ok\",service=\"S3\"} ";

  @Test
  void aCreationIsCountedFromTheRequestToTheStores() {
    double requests = value(REQUESTS);
    double commits = value(COMMITS);
    double puts = value(PUTS);
    run.raw()
        .right()
        .contentType(ContentType.JSON)
        .body("{\"title\": \"Count\", \"description\": \"me\"}")
        .post("/tasks")
        .then()
        .statusCode(201);
    // A request is counted once its answer has left.
    awaitMoreThan(requests, REQUESTS);
    assertThat(value(COMMITS)).isGreaterThan(commits);
    assertThat(value(PUTS)).isGreaterThan(puts);
  }

  @Test
  void whatNoTestMayProvokeIsCountedAsZero() {
    assertThat(metrics()).contains("twinstore_twins_apart_total{by=\"read\",copy=\"lost\"} ");
    assertThat(metrics()).contains("twinstore_commits_total{outcome=\"unknown\"} ");
  }

  private void awaitMoreThan(double before, String series) {
    for (int tries = 0; value(series) <= before && tries < 100; tries++) {
      Thread.onSpinWait();
    }
    assertThat(value(series)).isGreaterThan(before);
  }

  private double value(String series) {
    return metrics()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .sum();
  }

  private String metrics() {
    Response metrics = run.raw().wrong().get("/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.contentType()).startsWith("text/plain;version=0.0.4");
    return metrics.asString();
  }
}
