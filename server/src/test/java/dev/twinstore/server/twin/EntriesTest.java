package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EntriesTest {

  private static final Stores STORES = new Stores(Duration.ofSeconds(10));
  private static final Entries ENTRIES = STORES.entries();
  private static final Twins THINGS =
      STORES.open(new CollectionRules("things", Optional.of("name"), Optional.empty()));
  private static final Instant LATER = Instant.now().plusSeconds(3_600);

  private final String partition = "p" + UUID.randomUUID();
  private final Content first = content("{'n':1.5}");
  private final Content second = content("{'n':2}");

  @AfterEach
  void heal() {
    STORES.wire.heal();
  }

  private Entry inserted(String id) {
    ENTRIES.write(List.of(EntryChange.insert(partition, id, first)));
    return ENTRIES.find(partition, id).orElseThrow();
  }

  /** What is due when the leases of those who write are over. */
  private List<String> due() {
    return later().due(partition, Optional.empty(), 10).ids();
  }

  private static Entries later() {
    return STORES.entries(STORES.settings, in(Duration.ofMinutes(1)));
  }

  private static Clock in(Duration duration) {
    return Clock.offset(Clock.systemUTC(), duration);
  }

  @Test
  void keepsWhatIsWrittenAndIsDueUntilItIsSettled() {
    Entry entry = inserted("a");
    assertThat(entry.content()).isEqualTo(first);
    assertThat(due()).containsExactly("a");

    ENTRIES.write(List.of(EntryChange.settle(entry, second, LATER)));

    assertThat(ENTRIES.find(partition, "a").orElseThrow().content()).isEqualTo(second);
    assertThat(due()).isEmpty();
    assertThat(STORES.row(partition, "a")).containsKey("expiresAt");
  }

  @Test
  void changesAllOrNothingAndOnceOnly() {
    Entry entry = inserted("a");
    List<EntryChange> changes =
        List.of(
            EntryChange.settle(entry, second, LATER), EntryChange.insert(partition, "b", first));
    ENTRIES.write(changes);
    assertThatThrownBy(() -> ENTRIES.write(changes)).isInstanceOf(Overtaken.class);
    assertThatThrownBy(
            () ->
                ENTRIES.write(
                    List.of(
                        EntryChange.insert(partition, "c", first),
                        EntryChange.settle(entry, first, LATER))))
        .isInstanceOf(Overtaken.class);
    assertThat(ENTRIES.find(partition, "c")).isEmpty();
  }

  @Test
  void knowsItsOwnWriteWhenTheAnswerWasLost() {
    STORES.wire.next("TransactWriteItems", WireFault.ANSWER_LOST);
    inserted("a");
    assertThat(STORES.wire.allHappened()).isTrue();
  }

  @Test
  void makesADocumentTogetherWithEntriesOrNeither() {
    Entry entry = inserted("a");
    DocumentId id = new DocumentId(UUID.randomUUID().toString());
    List<EntryChange> settling = List.of(EntryChange.settle(entry, second, LATER));
    Content named = content("{'name':'" + id + "'}");

    THINGS.create(id, named, settling);
    assertThat(ENTRIES.find(partition, "a").orElseThrow().content()).isEqualTo(second);

    DocumentId other = new DocumentId(UUID.randomUUID().toString());
    assertThatThrownBy(() -> THINGS.create(other, content("{'name':'" + other + "'}"), settling))
        .isInstanceOf(Overtaken.class);
    assertThat(THINGS.find(other)).isEmpty();
    assertThat(STORES.keys("things/" + other + "/")).isEmpty();

    Entry next = inserted("b");
    assertThatThrownBy(
            () -> THINGS.create(other, named, List.of(EntryChange.settle(next, second, LATER))))
        .isInstanceOf(Taken.class);
    assertThat(ENTRIES.find(partition, "b").orElseThrow().content()).isEqualTo(first);
  }

  @Test
  void leasesWhatIsDueToOneAtATime() {
    inserted("a");
    assertThat(ENTRIES.lease(partition, "a", Duration.ofSeconds(5))).as("its writer's").isEmpty();
    Entries later = later();
    assertThat(later.lease(partition, "a", Duration.ofSeconds(5))).isPresent();
    assertThat(later.lease(partition, "a", Duration.ofSeconds(5))).isEmpty();
    Entries muchLater = STORES.entries(STORES.settings, in(Duration.ofMinutes(2)));
    assertThat(muchLater.lease(partition, "a", Duration.ofSeconds(5))).isPresent();
    assertThat(muchLater.lease(partition, "none", Duration.ofSeconds(5))).isEmpty();
  }

  @Test
  void aMarkAsSentMakesNoCommitLose() {
    Entry entry = inserted("a");
    ENTRIES.postpone(partition, "a", Duration.ofMinutes(2));
    assertThat(ENTRIES.find(partition, "a").orElseThrow()).isEqualTo(entry);
    ENTRIES.write(List.of(EntryChange.settle(entry, second, LATER)));
    ENTRIES.sent(partition, "a", first, LATER);
    assertThat(ENTRIES.find(partition, "a").orElseThrow().content())
        .as("settled before the mark came")
        .isEqualTo(second);
  }

  @Test
  void leavesAloneWhatIsPostponed() {
    inserted("a");
    ENTRIES.postpone(partition, "a", Duration.ofSeconds(90));
    assertThat(due()).isEmpty();
    assertThat(later().lease(partition, "a", Duration.ofSeconds(5))).isEmpty();
    Entries muchLater = STORES.entries(STORES.settings, in(Duration.ofMinutes(2)));
    assertThat(muchLater.due(partition, Optional.empty(), 10).ids()).containsExactly("a");

    Entry entry = ENTRIES.find(partition, "a").orElseThrow();
    ENTRIES.write(List.of(EntryChange.settle(entry, second, LATER)));
    ENTRIES.postpone(partition, "a", Duration.ofSeconds(1));
    ENTRIES.postpone(partition, "none", Duration.ofSeconds(1));
    assertThat(muchLater.due(partition, Optional.empty(), 10).ids()).isEmpty();
    assertThat(ENTRIES.find(partition, "none")).isEmpty();
  }

  @Test
  void findsWhatIsDueInPartsOfWhichSomeMayHaveNone() {
    for (String id : List.of("a", "b", "c", "d")) {
      inserted(id);
    }
    ENTRIES.postpone(partition, "a", Duration.ofHours(1));
    ENTRIES.postpone(partition, "b", Duration.ofHours(1));
    Entries.Due none = later().due(partition, Optional.empty(), 2);
    assertThat(none.ids()).isEmpty();
    assertThat(later().due(partition, none.next(), 2).ids()).containsExactlyInAnyOrder("c", "d");
  }

  @Test
  void forgetsWhenItIsSentWhatIsNotToBeKept() {
    inserted("a");
    ENTRIES.sent(partition, "a", second, LATER);
    assertThat(ENTRIES.find(partition, "a").orElseThrow().content()).isEqualTo(second);
    assertThat(due()).isEmpty();
  }

  @Test
  void countsWhatHasExpiredAsAbsent() {
    ENTRIES.write(List.of(EntryChange.settle(inserted("a"), second, LATER)));
    Entries afterwards = STORES.entries(STORES.settings, in(Duration.ofHours(2)));
    assertThat(afterwards.find(partition, "a")).isEmpty();
  }

  @Test
  void answersARequestOnce() {
    Once once = new Once("write", partition, "r");
    List<EntryChange> changes = List.of(EntryChange.insert(partition, "a", first));
    assertThat(ENTRIES.answered(once)).isEmpty();
    assertThat(ENTRIES.writeOnce(once, "one", changes)).isEqualTo(new Once.Answer("one", false));
    List<EntryChange> others = List.of(EntryChange.insert(partition, "b", first));
    assertThat(ENTRIES.writeOnce(once, "two", others)).isEqualTo(new Once.Answer("one", true));
    assertThat(ENTRIES.answered(once)).contains(new Once.Answer("one", true));
    assertThat(ENTRIES.find(partition, "b")).isEmpty();
    assertThatThrownBy(() -> ENTRIES.answered(new Once("write", partition, "other")))
        .isInstanceOf(KeyReused.class);
  }
}
