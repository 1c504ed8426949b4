package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.MDC;

/**
 * Puts a {@link Subject} to faults on the kernel and judges what becomes of it: the caller was told
 * the truth, a retry reaches the wanted state, what is delivered late changes nothing, and after
 * one sweep the twins match and nothing is left over.
 */
final class Trial implements FaultWalk.Operation {

  /** Small, so that faults use it up; enough for some tries. */
  private static final Duration HASTY = Duration.ofSeconds(1);

  private static final AtomicLong BENCHES = new AtomicLong();

  private enum Told {
    DONE,
    NOT_APPLIED,
    UNKNOWN
  }

  /** What happens between the operation and the arrival of what was delayed. */
  private enum Meanwhile {
    RETRIED,
    DELETED,
    NOTHING
  }

  private final Stores stores;
  private final Pairing pairing;
  private final Subject subject;

  Trial(Stores stores, Pairing pairing, Subject subject) {
    this.stores = stores;
    this.pairing = pairing;
    this.subject = subject;
  }

  @Override
  public String name() {
    return subject.name();
  }

  @Override
  public List<WireScript.Made> run(Map<Integer, WireFault> plan) throws IOException {
    List<WireScript.Made> calls = new Bench().run(plan, Meanwhile.RETRIED);
    if (plan.values().stream().anyMatch(fault -> fault.effect().isLate())) {
      new Bench().run(plan, Meanwhile.DELETED);
      new Bench().run(plan, Meanwhile.NOTHING);
    }
    return calls;
  }

  /** One run, in a collection of its own. */
  private final class Bench {

    private final long number = BENCHES.incrementAndGet();
    private final String collection = letters(number);
    private final DocumentId id = new DocumentId("d-" + number);
    private final String trace =
        "00-" + HexFormat.of().toHexDigits(number) + "0123456789abcdef-0123456789abcdef-01";
    private final Table table = new Table(stores.dynamoDb, stores.table);
    private final Subject.Access patient = access(stores.settings);
    private final Subject.Access hasty =
        access(new TwinSettings(stores.name, "collection", stores.name, true, HASTY));

    private Subject.Access access(TwinSettings settings) {
      CollectionRules rules = subject.rules(collection);
      AwsTwinStore store =
          new AwsTwinStore(
              stores.dynamoDb, stores.s3, settings, null, stores.metrics, Clock.systemUTC());
      store.open(rules);
      return new Subject.Access(
          stores,
          table,
          stores.open(rules, table, settings, Clock.systemUTC()),
          stores.entries(settings, Clock.systemUTC()),
          repairs(store, settings, Clock.systemUTC()),
          repairs(store, settings, Clock.offset(Clock.systemUTC(), Receipt.KEPT.multipliedBy(3))),
          id);
    }

    private Repairs repairs(AwsTwinStore store, TwinSettings settings, Clock clock) {
      return new StoredRepairs(stores.dynamoDb, stores.s3, settings, pairing, store, clock);
    }

    List<WireScript.Made> run(Map<Integer, WireFault> plan, Meanwhile meanwhile)
        throws IOException {
      subject.prepare().run(patient);
      Optional<Row> before = row();
      WireScript script = stores.wire.script(trace);
      script.plan(plan);
      Told told = told(plan.isEmpty() ? patient : hasty);
      List<WireScript.Made> calls = script.calls();

      Optional<Row> after = row();
      boolean applied = !writeId(before).equals(writeId(after));
      assertThat(revision(after) - revision(before)).as("applied").isEqualTo(applied ? 1 : 0);
      if (told == Told.DONE || !subject.isDamaged()) {
        assertThat(objects()).as("objects").containsAll(facts(after));
      }
      if (told == Told.DONE) {
        assertContent();
      } else if (told == Told.NOT_APPLIED) {
        assertThat(applied).as("applied").isFalse();
      }
      switch (meanwhile) {
        case RETRIED -> retried(told, after, script);
        case DELETED -> deleted(told, applied, script);
        case NOTHING -> undisturbed(told, after, script);
      }
      stores.wire.forget(trace);
      return calls;
    }

    private Told told(Subject.Access access) {
      MDC.put("traceparent", trace);
      try {
        subject.act().run(access);
        return Told.DONE;
      } catch (Unavailable e) {
        return Told.NOT_APPLIED;
      } catch (UnknownOutcome e) {
        return Told.UNKNOWN;
      } finally {
        MDC.remove("traceparent");
      }
    }

    private void retried(Told told, Optional<Row> after, WireScript script) throws IOException {
      String settled = writeId(after);
      if (told != Told.DONE) {
        retry();
        assertContent();
        settled = writeId(row());
      }
      if (script.deliverLate()) {
        assertThat(writeId(row())).as("what is settled").isEqualTo(settled);
      }
      assertTwins();
    }

    /** What is deleted stays deleted, whatever is delivered after it. */
    private void deleted(Told told, boolean applied, WireScript script) throws IOException {
      for (DocumentId each : List.of(id, patient.holder())) {
        if (patient.twins().find(each).isPresent()) {
          patient.twins().delete(each, current -> {});
        }
      }
      script.deliverLate();
      if (told != Told.UNKNOWN || applied) {
        assertThat(patient.twins().find(id)).as("what was deleted").isEmpty();
      }
      assertTwins();
    }

    private void undisturbed(Told told, Optional<Row> after, WireScript script) throws IOException {
      script.deliverLate();
      if (told != Told.UNKNOWN) {
        assertThat(writeId(row())).as("what is settled").isEqualTo(writeId(after));
      }
      assertTwins();
      retry();
      assertContent();
      assertTwins();
    }

    /** Tells the same end when it has been reached already. */
    private void retry() {
      try {
        subject.act().run(patient);
      } catch (Taken | Absent e) {
        assertContent();
      }
    }

    private void assertContent() {
      assertThat(patient.twins().find(id).map(Document::content))
          .as("the content")
          .isEqualTo(subject.wanted(id));
    }

    /** They match, after one sweep at most: one object for a live row, none for another. */
    private void assertTwins() {
      if (!objects().equals(facts(row()))) {
        Stores.sweep(patient.repairs());
        assertThat(objects()).as("the twins").isEqualTo(facts(row()));
      }
    }

    private List<String> objects() {
      return stores.keys(collection + "/" + id + "/").stream()
          .map(key -> key + " " + Copy.sha256(stores.object(key)))
          .toList();
    }

    /** What the row says of its copy. */
    private List<String> facts(Optional<Row> row) {
      return row.flatMap(Row::body).map(body -> body.objectKey() + " " + body.sha256()).stream()
          .toList();
    }

    private Optional<Row> row() {
      return Optional.of(stores.row(collection, id.value()))
          .filter(item -> !item.isEmpty())
          .map(item -> RowFormat.row(collection, item));
    }
  }

  private static String writeId(Optional<Row> row) {
    return row.map(Row::writeId).map(Objects::toString).orElse("none");
  }

  private static long revision(Optional<Row> row) {
    return row.map(Row::revision).orElse(0L);
  }

  /** Collections have names of lower-case letters. */
  static String letters(long number) {
    StringBuilder letters = new StringBuilder("c");
    for (char digit : Long.toString(number).toCharArray()) {
      letters.append((char) ('a' + digit - '0'));
    }
    return letters.toString();
  }
}
