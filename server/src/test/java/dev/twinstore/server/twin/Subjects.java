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

/** All operations of the kernel that faults are put on, and the states that they find. */
final class Subjects {

  private Subjects() {}

  private static final Optional<String> NAME = Optional.of("name");
  private static final Optional<String> PLAIN = Optional.empty();

  private static final String SMALL = "{'name':'small %s','kind':'k','n':1.5}";
  private static final String OTHER = "{'name':'other %s','kind':'l','n':2}";
  private static final String SAME_NAME = "{'name':'small %s','n':3}";

  /** Nested deeper than a row can hold; less work than what is deep, and kept like it. */
  private static final String DEEP = "{'name':'deep %s','x':" + nested(31) + "}";

  private static final String PATCHED = "{'name':'deep %s','y':1,'x':" + nested(31) + "}";
  private static final String LARGE = "x".repeat(103_000);
  private static final String OUTAGE = "outage";
  private static final Subject.Step NOTHING = access -> {};

  static List<Subject> all() {
    List<Subject> all = new ArrayList<>();
    all.addAll(creations());
    all.addAll(changes());
    all.addAll(reads());
    all.addAll(repairs());
    all.addAll(entries());
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

  private static List<Subject> entries() {
    return List.of(
        subject("create beside entries", NAME, pending(), settled(true), SMALL),
        new Subject(
            "refuse a taken name beside entries",
            NAME,
            holder(SMALL).then(pending()),
            taken(on -> on.twins().create(on.id(), Subject.filled(SMALL, on.id()), settling(on))),
            Optional.empty()),
        new Subject("write entries", PLAIN, NOTHING, pending(), Optional.empty()),
        new Subject("write entries once", PLAIN, NOTHING, Subjects::entryOnce, Optional.empty()),
        new Subject("settle entries", PLAIN, pending(), settled(false), Optional.empty()),
        new Subject("find an entry", PLAIN, pending(), Subjects::findEntry, Optional.empty()),
        new Subject("lease what is due", PLAIN, Subjects::due, Subjects::lease, Optional.empty()),
        new Subject("find what is due", PLAIN, Subjects::due, Subjects::findDue, Optional.empty()),
        new Subject("postpone", PLAIN, Subjects::due, Subjects::postpone, Optional.empty()),
        new Subject("mark as sent", PLAIN, pending(), Subjects::send, Optional.empty()));
  }

  private static Subject subject(
      String name, Optional<String> unique, Subject.Step prepare, Subject.Step act, String after) {
    return new Subject(name, unique, prepare, act, Optional.of(after));
  }

  private static Subject.Step create(String text) {
    return on -> on.twins().create(on.id(), Subject.filled(text, on.id()));
  }

  private static Subject.Step holder(String text) {
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

  private static Once once(Subject.Access on) {
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

  private static Subject.Step taken(Subject.Step refused) {
    return on -> {
      try {
        refused.run(on);
      } catch (Taken e) {
        return;
      }
      throw new AssertionError("What is taken was given away");
    };
  }

  /** An entry of the operation's own; done again, it is there already. */
  private static Subject.Step pending() {
    return on -> {
      try {
        on.entries()
            .write(List.of(EntryChange.insert(on.collection(), entry(on), status("pending"))));
      } catch (Overtaken e) {
        // By ourselves, a moment ago.
      }
      assertThat(found(on)).isEqualTo(status("pending"));
    };
  }

  private static String entry(Subject.Access on) {
    return "entry-of-" + on.id();
  }

  private static Content status(String text) {
    return StoredTwinsTest.content("{'status':'" + text + "'}");
  }

  private static Content found(Subject.Access on) {
    return on.entries().find(on.collection(), entry(on)).orElseThrow().content();
  }

  private static List<EntryChange> settling(Subject.Access on) {
    Entry entry = on.entries().find(on.collection(), entry(on)).orElseThrow();
    if (!entry.content().equals(status("pending"))) {
      return List.of();
    }
    return List.of(
        EntryChange.settle(entry, status("settled"), Instant.now().plusSeconds(3_600)),
        EntryChange.insert(on.collection(), "notice-of-" + on.id(), status("due")));
  }

  /** Settles the entry, with a document or without, unless that is done already. */
  private static Subject.Step settled(boolean withDocument) {
    return on -> {
      List<EntryChange> changes = settling(on);
      if (!changes.isEmpty() && withDocument) {
        // To look at the entries after it would leave a doubt about a document that is there.
        on.twins().create(on.id(), Subject.filled(SMALL, on.id()), changes);
        return;
      }
      if (!changes.isEmpty()) {
        on.entries().write(changes);
      }
      assertThat(found(on)).isEqualTo(status("settled"));
      assertThat(on.entries().find(on.collection(), "notice-of-" + on.id())).isPresent();
    };
  }

  private static void entryOnce(Subject.Access on) {
    EntryChange entry = EntryChange.insert(on.collection(), entry(on), status("pending"));
    assertThat(on.entries().writeOnce(once(on), "the answer", List.of(entry)).text())
        .isEqualTo("the answer");
    assertThat(found(on)).isEqualTo(status("pending"));
  }

  private static void findEntry(Subject.Access on) {
    assertThat(found(on)).isEqualTo(status("pending"));
  }

  private static void findDue(Subject.Access on) {
    assertThat(on.entries().due(on.collection(), Optional.empty(), 10).ids()).contains(entry(on));
  }

  /** An entry whose first lease is over. */
  private static void due(Subject.Access on) {
    Clock early = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
    on.stores()
        .entries(on.stores().settings, early)
        .write(List.of(EntryChange.insert(on.collection(), entry(on), status("pending"))));
  }

  /** A lease whose answer is lost keeps others away for a while; it is taken again after. */
  private static void lease(Subject.Access on) {
    Optional<Entry> leased = on.entries().lease(on.collection(), entry(on), Duration.ofMinutes(1));
    leased.ifPresent(entry -> assertThat(entry.content()).isEqualTo(status("pending")));
  }

  private static void postpone(Subject.Access on) {
    on.entries().postpone(on.collection(), entry(on), Duration.ofMinutes(1));
    assertThat(on.entries().lease(on.collection(), entry(on), Duration.ofMinutes(1))).isEmpty();
    assertThat(found(on)).isEqualTo(status("pending"));
  }

  private static void send(Subject.Access on) {
    on.entries().sent(on.collection(), entry(on), status("sent"), Instant.now().plusSeconds(3_600));
    assertThat(found(on)).isEqualTo(status("sent"));
    assertThat(on.entries().lease(on.collection(), entry(on), Duration.ofMinutes(1))).isEmpty();
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }
}
