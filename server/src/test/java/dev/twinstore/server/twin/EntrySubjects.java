package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The operations on entries that faults are put on, and the states that they find. */
final class EntrySubjects {

  private EntrySubjects() {}

  static List<Subject> all() {
    return List.of(
        Subjects.subject(
            "create beside entries", Subjects.NAME, pending(), settled(true), Subjects.SMALL),
        new Subject(
            "refuse a taken name beside entries",
            Subjects.NAME,
            Subjects.holder(Subjects.SMALL).then(pending()),
            Subjects.taken(
                on ->
                    on.twins()
                        .create(on.id(), Subject.filled(Subjects.SMALL, on.id()), settling(on))),
            Optional.empty()),
        new Subject("write entries", Subjects.PLAIN, Subjects.NOTHING, pending(), Optional.empty()),
        new Subject(
            "write entries once",
            Subjects.PLAIN,
            Subjects.NOTHING,
            EntrySubjects::entryOnce,
            Optional.empty()),
        new Subject("settle entries", Subjects.PLAIN, pending(), settled(false), Optional.empty()),
        new Subject(
            "find an entry", Subjects.PLAIN, pending(), EntrySubjects::findEntry, Optional.empty()),
        new Subject(
            "lease what is due",
            Subjects.PLAIN,
            EntrySubjects::due,
            EntrySubjects::lease,
            Optional.empty()),
        new Subject(
            "find what is due",
            Subjects.PLAIN,
            EntrySubjects::due,
            EntrySubjects::findDue,
            Optional.empty()),
        new Subject(
            "postpone",
            Subjects.PLAIN,
            EntrySubjects::due,
            EntrySubjects::postpone,
            Optional.empty()),
        new Subject(
            "mark as sent", Subjects.PLAIN, pending(), EntrySubjects::send, Optional.empty()));
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
        on.twins().create(on.id(), Subject.filled(Subjects.SMALL, on.id()), changes);
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
    assertThat(on.entries().writeOnce(Subjects.once(on), "the answer", List.of(entry)).text())
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
}
