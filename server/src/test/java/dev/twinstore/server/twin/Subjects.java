package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * All operations of the kernel that faults are put on, and the states that they find. Those on
 * entries are apart.
 */
final class Subjects {

  private Subjects() {}

  static final Optional<String> NAME = Optional.of("name");
  static final Optional<String> PLAIN = Optional.empty();

  static final String SMALL = "{'name':'small %s','kind':'k','n':1.5}";
  private static final String OTHER = "{'name':'other %s','kind':'l','n':2}";
  private static final String SAME_NAME = "{'name':'small %s','n':3}";

  /** Nested deeper than a row can hold; less work than what is deep, and kept like it. */
  private static final String DEEP = "{'name':'deep %s','x':" + nested(31) + "}";

  private static final String PATCHED = "{'name':'deep %s','y':1,'x':" + nested(31) + "}";
  private static final String LARGE = "x".repeat(103_000);
  private static final String OUTAGE = "outage";
  static final Subject.Step NOTHING = access -> {};

  static List<Subject> all() {
    List<Subject> all = new ArrayList<>();
    all.addAll(creations());
    all.addAll(changes());
    all.addAll(reads());
    all.addAll(repairs());
    all.addAll(EntrySubjects.all());
    return all;
  }

  private static List<Subject> creations() {
    return List.of(
        subject("create without a name", PLAIN, NOTHING, create(SMALL), SMALL),
        subject("create", NAME, NOTHING, create(SMALL), SMALL),
        subject("create what is deep", NAME, NOTHING, create(DEEP), DEEP),
        subject(
            "create over a tombstone", NAME, create(OTHER).then(delete()), create(SMALL), SMALL),
        subject(
            "create over a fence",
            NAME,
            orphan().then(page(SweepPosition.START)),
            create(SMALL),
            SMALL),
        subject("create after an outage", PLAIN, Subjects::outage, create(SMALL), SMALL),
        subject("create once", NAME, NOTHING, once(SMALL), SMALL),
        subject("create once without a name", PLAIN, NOTHING, once(SMALL), SMALL),
        subject("create once what is deep", NAME, NOTHING, once(DEEP), DEEP),
        subject("repeat", NAME, once(SMALL), once(SMALL), SMALL),
        subject("repeat what is deep", NAME, once(DEEP), once(DEEP), DEEP),
        subject("refuse a taken id", NAME, create(SMALL), taken(create(OTHER)), SMALL),
        new Subject(
            "refuse a taken name", NAME, holder(SMALL), taken(create(SMALL)), Optional.empty()));
  }

  private static List<Subject> changes() {
    return List.of(
        subject("replace without a name", PLAIN, create(SMALL), put(OTHER), OTHER),
        subject("rename", NAME, create(SMALL), put(OTHER), OTHER),
        subject("keep the name", NAME, create(SMALL), put(SAME_NAME), SAME_NAME),
        subject(
            "refuse to rename", NAME, create(SMALL).then(holder(OTHER)), taken(put(OTHER)), SMALL),
        subject("grow", NAME, create(SMALL), put(DEEP), DEEP),
        subject("shrink", NAME, create(DEEP), put(SMALL), SMALL),
        subject("patch what is deep", PLAIN, create(DEEP), Subjects::patch, PATCHED),
        new Subject("delete without a name", PLAIN, create(SMALL), delete(), Optional.empty()),
        new Subject("delete", NAME, create(SMALL), delete(), Optional.empty()),
        new Subject("delete what is deep", NAME, create(DEEP), delete(), Optional.empty()));
  }

  private static List<Subject> reads() {
    return List.of(
        subject("read", NAME, create(SMALL), Subjects::read, SMALL),
        subject("read what is deep", NAME, create(DEEP), Subjects::read, DEEP),
        subject("list", PLAIN, create(DEEP), list(Map.of()), DEEP),
        subject("list by name", NAME, create(SMALL), Subjects::listByName, SMALL),
        subject("list by kind", NAME, create(SMALL), list(Map.of("kind", "k")), SMALL),
        subject("inspect", NAME, create(SMALL), Subjects::inspect, SMALL));
  }

  private static List<Subject> repairs() {
    Subject.Step copies = page(SweepPosition.START);
    Subject.Step rows = page(new SweepPosition(SweepPosition.Walk.ROWS, 0, "", 0, 0));
    return List.of(
        subject("sweep an orphan", NAME, create(SMALL).then(orphan()), copies, SMALL),
        new Subject("sweep an orphan of none", NAME, orphan(), copies, Optional.empty()),
        new Subject(
            "sweep an orphan of a tombstone",
            NAME,
            create(SMALL).then(delete()).then(orphan()),
            copies,
            Optional.empty()),
        subject("sweep a stored answer", NAME, once(DEEP), Subjects::sweepAnswer, DEEP),
        subject("restore a copy", NAME, create(SMALL).then(Subjects::loseCopy), rows, SMALL));
  }

  static Subject subject(
      String name, Optional<String> unique, Subject.Step prepare, Subject.Step act, String after) {
    return new Subject(name, unique, prepare, act, Optional.of(after));
  }

  private static Subject.Step create(String text) {
    return on -> on.twins().create(on.id(), Subject.filled(text, on.id()));
  }

  static Subject.Step holder(String text) {
    return on -> on.twins().create(on.holder(), Subject.filled(text, on.id()));
  }

  /** The answer tells of the document that there is. */
  private static Subject.Step once(String text) {
    return on -> {
      Content content = Subject.filled(text, on.id());
      String answer =
          on.twins().createOnce(once(on), on.id(), content, Subjects::told, List.of()).text();
      assertThat(answer).startsWith(on.id() + " 1 ");
    };
  }

  static Once once(Subject.Access on) {
    return new Once("create", on.collection() + on.id(), "r");
  }

  /** A page of one answer: the others are of those who run beside this. */
  private static void sweepAnswer(Subject.Access on) {
    String before = Answers.PREFIX + Receipt.keyOf(once(on)) + "/";
    SweepPosition position = new SweepPosition(SweepPosition.Walk.ANSWERS, 0, before, 0, 0);
    on.later().sweep(new SweepOrder(false, Duration.ZERO, Optional.of(position.cursor()), 1));
  }

  /** A deep document's answer is large, so that the bucket holds it. */
  private static String told(Document document) {
    boolean deep = document.content().text("name").orElseThrow().startsWith("deep");
    return "%s %d %s".formatted(document.id(), document.revision(), deep ? LARGE : "");
  }

  private static Subject.Step put(String text) {
    return on -> on.twins().update(on.id(), current -> Subject.filled(text, on.id()));
  }

  private static void patch(Subject.Access on) {
    on.twins().update(on.id(), current -> Content.of(current.content().json().put("y", 1)));
  }

  private static Subject.Step delete() {
    return on -> on.twins().delete(on.id(), current -> {});
  }

  private static void read(Subject.Access on) {
    assertThat(on.twins().find(on.id()).orElseThrow().content().text("name").orElseThrow())
        .endsWith(on.id().value());
  }

  private static void listByName(Subject.Access on) {
    list(Map.of("name", "small " + on.id(), "kind", "k")).run(on);
  }

  private static Subject.Step list(Map<String, String> filters) {
    return on ->
        assertThat(on.twins().list(new DocumentQuery(filters, 10, Optional.empty())).documents())
            .extracting(Document::id)
            .containsExactly(on.id());
  }

  private static void inspect(Subject.Access on) {
    assertThat(on.repairs().inspect(on.collection(), on.id()).matches()).isTrue();
  }

  /** One page of a sweep. */
  private static Subject.Step page(SweepPosition position) {
    return on ->
        on.repairs()
            .sweep(new SweepOrder(false, Duration.ZERO, Optional.of(position.cursor()), 1_000));
  }

  private static Subject.Step orphan() {
    return on ->
        on.stores()
            .put(new CopyKey(on.collection(), on.id(), 7, WriteId.above(Instant.now())).toString());
  }

  private static void loseCopy(Subject.Access on) {
    on.stores().keys(on.collection() + "/").forEach(key -> on.stores().delete(key));
  }

  /** The latest write of this server was not answered. */
  private static void outage(Subject.Access on) {
    on.stores().wire.script(OUTAGE).every("UpdateItem", WireFault.NOT_SENT);
    Commit commit =
        Successor.live(
                on.twins().rules(),
                on.holder(),
                null,
                Subject.filled(SMALL, on.id()),
                Clock.systemUTC())
            .commit();
    MDC.put("traceparent", OUTAGE);
    try {
      on.table().send(commit, Budget.of(on.stores().settings));
    } catch (SdkException e) {
      return;
    } finally {
      MDC.remove("traceparent");
    }
    throw new AssertionError("The table answered");
  }

  static Subject.Step taken(Subject.Step refused) {
    return on -> {
      try {
        refused.run(on);
      } catch (Taken e) {
        return;
      }
      throw new AssertionError("What is taken was given away");
    };
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }
}
