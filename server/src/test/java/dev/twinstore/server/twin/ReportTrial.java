package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.outbox.WiredOutbox;
import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/**
 * Puts what happens to a {@link Reported report} to faults and judges what becomes of it: the
 * answer is true, there is one dragon or none, a submission is settled once and says how, and a
 * notice of it is written.
 */
final class ReportTrial implements FaultWalk.Operation {

  /** On a busy machine a message may come late. */
  private static final int REPETITIONS = 4;

  private static final String REPORT =
      """
      {"dragonName":"Dragon %1$d","description":"Steams.","family":"red","city":"Bend",
       "country":"USA","state":"Oregon","neighborhood":"Old Mill",
       "reportingPhoneNumber":"+49%1$010d","confirmationRequired":true}""";

  private static final String NAMESAKE =
      "{'dragonName':'Dragon %d','description':'Was first.','family':'blue'}";

  private static final AtomicLong RUNS = new AtomicLong();

  /**
   * What all trials share.
   *
   * @param hasty what a report is sent to, with a budget that a fault may use up
   * @param patient what it is sent to again, with one that is not used up
   * @param dragons the collection, just as patient
   * @param told the outcomes that notices must tell in the end, by phone number
   */
  record Bench(
      Stores stores,
      RunningServer hasty,
      RunningServer patient,
      Twins dragons,
      SqsClient sqs,
      SnsClient sns,
      Map<String, String> told) {}

  private final Bench bench;
  private final Reported reported;

  ReportTrial(Bench bench, Reported reported) {
    this.bench = bench;
    this.reported = reported;
  }

  @Override
  public String name() {
    return reported.name();
  }

  @Override
  public List<WireScript.Made> run(Map<Integer, WireFault> plan) throws IOException {
    return new Case().run(plan);
  }

  /** One run, with a dragon of its own. */
  private final class Case {

    private final long number = RUNS.incrementAndGet();
    private final String trace = "00-%032x-%016x-01".formatted(number, number);
    private final String report =
        reported.act() == Reported.Act.POST_OF_WHAT_IS_INVALID
            ? REPORT.formatted(number).replace("\"Bend\"", "7")
            : REPORT.formatted(number);
    private Optional<String> submission = Optional.empty();
    private Optional<WiredOutbox> queue = Optional.empty();

    List<WireScript.Made> run(Map<Integer, WireFault> plan) throws IOException {
      prepare();
      WireScript script = bench.stores().wire.script(trace);
      script.plan(plan);
      boolean done = act(bench.hasty(), trace);
      List<WireScript.Made> calls = script.calls();
      for (int i = 0; i < REPETITIONS && !done; i++) {
        done = act(bench.patient(), "");
      }
      assertThat(done).as("done in the end").isTrue();
      assertEnd();
      script.deliverLate();
      assertEnd();
      if (!reported.outcome().isEmpty()) {
        bench.told().put("+49%010d".formatted(number), reported.outcome());
      }
      bench.stores().wire.forget(trace);
      return calls;
    }

    private void prepare() {
      if (reported.before().isTaken()) {
        bench
            .dragons()
            .create(
                new DocumentId(new UUID(7, number).toString()),
                StoredTwinsTest.content(NAMESAKE.formatted(number)));
      }
      if (reported.before().isSubmitted()) {
        submission = Optional.of(idOf(post(bench.patient(), "", "Prefer", "respond-async")));
      }
      if (reported.act() == Reported.Act.WORK) {
        WiredOutbox own =
            new WiredOutbox(bench.stores().entries(), bench.sqs(), bench.sns(), "q-" + number);
        queue = Optional.of(own);
        traced(trace, () -> own.send(submission.orElseThrow()));
      }
    }

    /**
     * @param server what does it
     * @param by the trace that its calls have; empty for none
     * @return whether that is the end of it
     */
    private boolean act(RunningServer server, String by) {
      return switch (reported.act()) {
        case WORK -> {
          traced(by, () -> queue.orElseThrow().work(server.handler()));
          yield !status().equals("pending");
        }
        case GIVE_UP -> {
          traced(by, () -> server.handler().giveUp(submission.orElseThrow()));
          yield !status().equals("pending");
        }
        case GET ->
            isDone(
                server.send(
                    "GET", "/dragons/submissions/" + submission.orElseThrow(), headers(by)));
        case POST, POST_OF_WHAT_IS_TAKEN, POST_OF_WHAT_IS_INVALID -> isDone(post(server, by));
        case POST_UNDER_A_KEY -> isDone(post(server, by, "Idempotency-Key", "k-" + number));
        case POST_BY_QUEUE -> isDone(post(server, by, "Prefer", "respond-async"));
        case POST_BY_QUEUE_UNDER_A_KEY ->
            isDone(post(server, by, "Prefer", "respond-async", "Idempotency-Key", "k-" + number));
      };
    }

    /** As a worker does, for which everything that fails is a reason to try again. */
    private void traced(String trace, Runnable step) {
      if (!trace.isEmpty()) {
        MDC.put("traceparent", trace);
      }
      try {
        step.run();
      } catch (Unavailable | UnknownOutcome | SdkException e) {
        // Seen by what it has not done.
      } finally {
        MDC.remove("traceparent");
      }
    }

    private Answer post(RunningServer server, String trace, String... more) {
      return server.json("POST", "/dragons", report, headers(trace, more));
    }

    private static String[] headers(String trace, String... more) {
      List<String> headers = new ArrayList<>(List.of(more));
      if (!trace.isEmpty()) {
        headers.addAll(List.of("traceparent", trace));
      }
      return headers.toArray(String[]::new);
    }

    /** Whether it was answered; 503 is the only other answer, and says what it must. */
    private boolean isDone(Answer answer) {
      if (answer.status() == 503) {
        String type = answer.json().path("type").stringValue();
        assertThat(type).isIn("/problems/unavailable", "/problems/unknown-outcome");
        answer.isProblem(type.substring("/problems/".length()), 503);
        return false;
      }
      boolean wasAddedBefore = reported.act() == Reported.Act.POST && answer.status() == 409;
      if (!wasAddedBefore) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(reported.act().status);
      }
      if (reported.act().isByQueue()) {
        submission = Optional.of(idOf(answer));
      }
      return true;
    }

    private static String idOf(Answer accepted) {
      assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
      return accepted.json().path("id").stringValue();
    }

    /** What the submission says of itself. */
    private JsonNode shown() {
      return bench
          .stores()
          .entries()
          .find(Outbox.SUBMISSIONS, submission.orElseThrow())
          .orElseThrow()
          .content()
          .json();
    }

    private String status() {
      return shown().path("status").stringValue();
    }

    private void assertEnd() {
      List<String> dragons =
          bench
              .dragons()
              .list(
                  new DocumentQuery(Map.of("dragonName", "Dragon " + number), 10, Optional.empty()))
              .documents()
              .stream()
              .map(dragon -> dragon.id().value())
              .toList();
      assertThat(dragons).as("dragons").hasSize(reported.dragons());
      if (reported.outcome().equals("added")) {
        String notice = submission.orElseGet(() -> dragons.get(0));
        assertThat(bench.stores().entries().find(Outbox.NOTICES, notice)).as("notice").isPresent();
      }
      if (submission.isPresent()) {
        assertThat(status())
            .isEqualTo(reported.outcome().isEmpty() ? "pending" : reported.outcome());
        if (reported.outcome().equals("added")) {
          assertThat(shown().path("dragon").stringValue()).isEqualTo("/dragons/" + dragons.get(0));
        }
      }
    }
  }
}
