package dev.twinstore.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Entry;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.twin.InMemoryEntries;
import dev.twinstore.server.twin.InMemoryTwinStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.node.JsonNodeFactory;

final class StoredOutboxTest {

  private static final Content WHOLE = content("+4915550199");
  private static final Content LEFT = content("nobody");

  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration ANY_LEASE = Duration.ofMinutes(1);

  private final InMemoryEntries entries = new InMemoryTwinStore().entries();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> sent = new ArrayList<>();
  private boolean away;
  private int tries;
  private final StoredOutbox outbox =
      new StoredOutbox(
          entries,
          Map.of("notices", new Kept(Optional.of(LEFT)), "waiting", new Kept(Optional.empty())),
          AGAIN,
          new OutboxMetrics(meters, Set.of("notices", "waiting")),
          new Later());

  /** The clock by which leases end. */
  private final class Later extends Clock {

    @Override
    public Instant instant() {
      return entries.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  /** A channel that keeps what it is given, unless it is away. */
  private final class Kept implements Channel {

    private final Optional<Content> left;

    private Kept(Optional<Content> left) {
      this.left = left;
    }

    @Override
    public List<String> open() {
      return List.of();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void send(String id, Content content) {
      tries++;
      if (away) {
        throw SdkClientException.create("away");
      }
      sent.add(id + " " + content.text("to").orElseThrow());
    }

    @Override
    public Optional<Content> left(Content content) {
      return left;
    }
  }

  private static Content content(String to) {
    return Content.of(JsonNodeFactory.instance.objectNode().put("to", to));
  }

  private List<EntryChange> written(String partition, String... ids) {
    List<EntryChange> changes = new ArrayList<>();
    for (String id : ids) {
      changes.add(EntryChange.insert(partition, id, WHOLE));
    }
    entries.write(changes);
    return changes;
  }

  private void sendDueAfter(Duration time) {
    entries.pass(time);
    outbox.sendDue();
  }

  @Test
  void sendsAtOnceAndForgetsWhatIsNotToBeKept() {
    outbox.send(written("notices", "a"));
    assertThat(sent).containsExactly("a +4915550199");
    assertThat(entries.allDue("notices")).isEmpty();
    assertThat(entries.find("notices", "a").orElseThrow().content()).isEqualTo(LEFT);
  }

  @Test
  void sendsLaterWhatCouldNotBeSent() {
    away = true;
    outbox.send(written("notices", "a"));
    outbox.send(written("notices", "b"));
    assertThat(tries).as("a client waits: one try is enough").isEqualTo(1);
    assertThat(entries.allDue("notices")).containsExactly("a", "b");
    assertThat(entries.find("notices", "a").orElseThrow().content()).isEqualTo(WHOLE);

    sendDueAfter(ANY_LEASE);
    assertThat(tries).isEqualTo(2);
    away = false;
    sendDueAfter(ANY_LEASE);

    assertThat(sent).containsExactly("a +4915550199", "b +4915550199");
    assertThat(entries.allDue("notices")).isEmpty();
    sendDueAfter(ANY_LEASE);
    assertThat(sent).hasSize(2);
    outbox.send(written("notices", "c"));
    assertThat(sent).hasSize(3);
  }

  @Test
  void sendsAgainWhatWaitsForAnAnswerUntilItIsSettled() {
    outbox.send(written("waiting", "a"));
    assertThat(sent).hasSize(1);
    assertThat(entries.find("waiting", "a").orElseThrow().content()).isEqualTo(WHOLE);
    outbox.sendDue();
    assertThat(sent).as("it may be on its way").hasSize(1);

    sendDueAfter(AGAIN);
    assertThat(sent).hasSize(2);
    sendDueAfter(AGAIN.dividedBy(2));
    assertThat(sent).as("it waits as long as it has waited").hasSize(2);
    sendDueAfter(AGAIN);
    assertThat(sent).hasSize(3);

    Entry waiting = entries.find("waiting", "a").orElseThrow();
    entries.write(List.of(EntryChange.settle(waiting, LEFT, entries.now())));
    sendDueAfter(Duration.ofDays(1));
    assertThat(sent).hasSize(3);
  }

  @Test
  void sendsAgainAfterAnHourAtTheLatest() {
    outbox.send(written("waiting", "a"));
    sendDueAfter(Duration.ofDays(3));
    sendDueAfter(Duration.ofHours(1));
    assertThat(sent).hasSize(3);
  }

  @Test
  void findsWhatIsBehindAnyNumberOfOthersThatWait() {
    for (int i = 0; i < 2_500; i++) {
      outbox.send(written("waiting", "a%04d".formatted(i)));
    }
    away = true;
    outbox.send(written("waiting", "z"));
    away = false;
    sent.clear();
    entries.pass(AGAIN.dividedBy(2));
    for (int looks = 0; looks < 3; looks++) {
      outbox.sendDue();
    }
    assertThat(sent).containsExactly("z +4915550199");
  }

  @Test
  void countsWhatItSentAndWhatWasStillDue() {
    outbox.send(written("notices", "a"));
    away = true;
    outbox.send(written("notices", "b", "c"));
    sendDueAfter(ANY_LEASE);
    assertThat(counted("sent")).isEqualTo(1);
    assertThat(counted("failed")).isEqualTo(2);
    assertThat(due()).isEqualTo(2);

    away = false;
    sendDueAfter(ANY_LEASE);
    sendDueAfter(ANY_LEASE);
    assertThat(counted("sent")).isEqualTo(3);
    assertThat(due()).isZero();
  }

  private double counted(String outcome) {
    return meters
        .get("twinstore.sent")
        .tags("what", "notices", "outcome", outcome)
        .counter()
        .count();
  }

  private double due() {
    return meters.get("twinstore.due").tag("what", "notices").gauge().value();
  }

  @Test
  void takesWhatItHasAChannelFor() {
    assertThat(outbox.takes("notices")).isTrue();
    assertThat(outbox.takes("submissions")).isFalse();
    outbox.send(List.of(EntryChange.insert("submissions", "a", WHOLE)));
    assertThat(tries).isZero();
  }
}
