package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts a {@link Requested request} to faults and judges the answer: no 5xx but 503, every refusal a
 * problem, and what it says is true.
 */
final class RequestTrial implements FaultWalk.Operation {

  private static final AtomicLong RUNS = new AtomicLong();

  private final Stores stores;
  private final RunningServer hasty;
  private final RunningServer patient;
  private final Twins items;
  private final Requested request;

  /**
   * @param hasty what is asked, with a budget that a fault may use up
   * @param patient what is asked again, with one that is not used up
   * @param items the collection, just as patient
   */
  RequestTrial(
      Stores stores, RunningServer hasty, RunningServer patient, Twins items, Requested request) {
    this.stores = stores;
    this.hasty = hasty;
    this.patient = patient;
    this.items = items;
    this.request = request;
  }

  @Override
  public String name() {
    return request.name();
  }

  @Override
  public List<WireScript.Made> run(Map<Integer, WireFault> plan) throws IOException {
    long number = RUNS.incrementAndGet();
    DocumentId id = new DocumentId("r-" + number);
    request
        .before()
        .ifPresent(
            text ->
                items.create(
                    id,
                    content(
                        "{'name':'n %1$s','description':'%2$s','category':'c %1$s'}"
                            .formatted(id, text))));
    String before = writeId(id);
    String trace = "00-%032x-%016x-01".formatted(number, number);
    WireScript script = stores.wire.script(trace);
    script.plan(plan);
    Answer answer = send(hasty, id, "traceparent", trace);
    List<WireScript.Made> calls = script.calls();
    boolean applied = !before.equals(writeId(id));

    if (answer.status() == request.status()) {
      assertEnd(id, answer);
    } else {
      String problem = problem(answer);
      assertThat(problem).isIn("unavailable", "unknown-outcome");
      assertThat(applied && problem.equals("unavailable")).as(answer.body()).isFalse();
      // What is unknown may be applied a moment after we looked.
      repeat(id, applied || problem.equals("unknown-outcome"));
      assertEnd(id, answer);
    }
    String settled = writeId(id);
    script.deliverLate();
    assertThat(writeId(id)).as("what is settled").isEqualTo(settled);
    stores.wire.forget(trace);
    return calls;
  }

  private void repeat(DocumentId id, boolean mayBeApplied) {
    Answer answer = send(patient, id);
    if (!mayBeApplied || !request.again().contains(answer.status())) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(request.status());
    }
  }

  private Answer send(RunningServer server, DocumentId id, String... more) {
    List<String> headers = new ArrayList<>(List.of(more));
    request.headers().forEach(header -> headers.add(header.formatted(id)));
    String[] all = headers.toArray(String[]::new);
    String path = request.path().formatted(id);
    return request.body().isEmpty()
        ? server.send(request.method(), path, all)
        : server.json(request.method(), path, request.body().formatted(id), all);
  }

  /** The kind of problem that a 503 is. */
  private String problem(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isNotEmpty();
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    if (request.method().equals("HEAD")) {
      return "unavailable";
    }
    String type = answer.json().path("type").stringValue();
    String slug = type.substring(type.lastIndexOf('/') + 1);
    answer.isProblem(slug, 503);
    return slug;
  }

  private void assertEnd(DocumentId id, Answer answer) {
    assertThat(items.find(id).flatMap(found -> found.content().text("description")))
        .as("what is there after %d %s", answer.status(), answer.body())
        .isEqualTo(request.after());
  }

  private String writeId(DocumentId id) {
    return Optional.ofNullable(
            stores.row(items.rules().name(), id.value()).get(RowFormat.Name.WRITE_ID))
        .map(value -> value.s())
        .orElse("none");
  }
}
