package dev.twinstore.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Entries;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.twin.InMemoryTwinStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import tools.jackson.databind.node.JsonNodeFactory;

final class StoredOutboxTest {

  private static final Content WHOLE = content("+4915550199");
  private static final Content LEFT = content("nobody");

  private final Entries entries = new InMemoryTwinStore().entries();
  private final List<String> sent = new ArrayList<>();
  private boolean away;
  private int tries;
  private final StoredOutbox outbox =
      new StoredOutbox(entries, Map.of("notices", new Kept()), Clock.systemUTC());

  /** A channel that keeps what it is given, unless it is away. */
  private final class Kept implements Channel {

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
      return Optional.of(LEFT);
    }
  }

  private static Content content(String to) {
    return Content.of(JsonNodeFactory.instance.objectNode().put("to", to));
  }

  private List<EntryChange> written(String... ids) {
    List<EntryChange> changes = new ArrayList<>();
    for (String id : ids) {
      changes.add(EntryChange.insert("notices", id, WHOLE));
    }
    entries.write(changes);
    return changes;
  }

  @Test
  void sendsAtOnceAndForgetsWhatIsNotToBeKept() {
    outbox.send(written("a"));
    assertThat(sent).containsExactly("a +4915550199");
    assertThat(entries.due("notices", 10)).isEmpty();
    assertThat(entries.find("notices", "a").orElseThrow().content()).isEqualTo(LEFT);
  }

  @Test
  void sendsLaterWhatCouldNotBeSent() {
    away = true;
    outbox.send(written("a"));
    outbox.send(written("b"));
    assertThat(tries).as("a client waits: one try is enough").isEqualTo(1);
    assertThat(entries.due("notices", 10)).containsExactly("a", "b");
    assertThat(entries.find("notices", "a").orElseThrow().content()).isEqualTo(WHOLE);

    outbox.sendDue();
    assertThat(tries).isEqualTo(2);
    away = false;
    outbox.sendDue();

    assertThat(sent).containsExactly("a +4915550199", "b +4915550199");
    assertThat(entries.due("notices", 10)).isEmpty();
    outbox.sendDue();
    assertThat(sent).hasSize(2);
    outbox.send(written("c"));
    assertThat(sent).hasSize(3);
  }

  @Test
  void takesWhatItHasAChannelFor() {
    assertThat(outbox.takes("notices")).isTrue();
    assertThat(outbox.takes("submissions")).isFalse();
    outbox.send(List.of(EntryChange.insert("submissions", "a", WHOLE)));
    assertThat(tries).isZero();
  }
}
