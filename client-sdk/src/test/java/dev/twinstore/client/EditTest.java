package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.FakeServer.Request;
import dev.twinstore.client.model.Item;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Editing a document in one call, waiting for it and not. */
@Timeout(10)
class EditTest {
  @AutoClose private final FakeServer server = new FakeServer();

  @BeforeEach
  void fill() {
    server.items.add("kettle", "Kettle");
  }

  /** The two ways to edit. */
  enum Way {
    WAITING {
      @Override
      Item edit(TwinstoreClient client, String id, UnaryOperator<Item> change) {
        return client.items().edit(id, change);
      }
    },
    NOT_WAITING {
      @Override
      Item edit(TwinstoreClient client, String id, UnaryOperator<Item> change) {
        try {
          return client.async().items().edit(id, change).join();
        } catch (CompletionException e) {
          throw (RuntimeException) e.getCause();
        }
      }
    };

    abstract Item edit(TwinstoreClient client, String id, UnaryOperator<Item> change);
  }

  private List<String> lines() {
    return server.requests.stream().map(Request::line).toList();
  }

  @ParameterizedTest
  @EnumSource
  void readsThenWritesWhatWasChangedIfItIsStillAsItWasRead(Way way) {
    Item edited = way.edit(server.client(), "kettle", item -> item.category("garden"));

    assertThat(edited.getCategory()).isEqualTo("garden");
    assertThat(edited.getName()).isEqualTo("Kettle");
    assertThat(edited.getEtag()).isEqualTo("\"2-w\"");
    assertThat(lines()).containsExactly("GET /items/kettle", "PUT /items/kettle");
    assertThat(server.last().header("If-match")).isEqualTo("\"1-w\"");
  }

  @ParameterizedTest
  @EnumSource
  void beginsAgainWhenSomebodyElseWasFaster(Way way) {
    AtomicInteger rounds = new AtomicInteger();

    Item edited =
        way.edit(
            server.client(),
            "kettle",
            item -> {
              if (rounds.incrementAndGet() < 4) {
                server.items.add("kettle", "Kettle " + rounds);
              }
              return item.name(item.getName() + "!");
            });

    assertThat(edited.getName()).isEqualTo("Kettle 3!");
    assertThat(rounds).hasValue(4);
  }

  @ParameterizedTest
  @EnumSource
  void givesUpWhenTheTimeIsOver(Way way) {
    TwinstoreClient client = server.client();
    AtomicInteger rounds = new AtomicInteger();

    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(
            () ->
                way.edit(
                    client.withOptions(options -> options.totalTimeout(Duration.ofMillis(300))),
                    "kettle",
                    item -> {
                      server.items.add("kettle", "Kettle " + rounds.incrementAndGet());
                      return item.name("Mine");
                    }));
    assertThat(server.items.nameOf("kettle")).startsWith("Kettle ");
    assertThat(rounds).hasValueGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource
  void writesNothingWhenNothingIsChanged(Way way) {
    Item same = way.edit(server.client(), "kettle", item -> item.name("Kettle"));

    assertThat(same.getEtag()).isEqualTo("\"1-w\"");
    assertThat(lines()).containsExactly("GET /items/kettle");
  }

  /** An SDK of last year must not remove what this year's server has. */
  @ParameterizedTest
  @EnumSource
  void keepsMembersThatItDoesNotKnowAndNullsWithinFreeOnes(Way way) {
    ObjectNode stored = server.items.stored.get("kettle");
    stored.put("colour", "blue").put("category", "kitchen");
    stored.putObject("attributes").putNull("tags").put("litres", 1.7);

    way.edit(server.client(), "kettle", item -> item.description("Pours.").category(null));

    ObjectNode sent = (ObjectNode) JsonMapper.shared().readTree(server.last().body());
    assertThat(sent.get("colour").asString()).isEqualTo("blue");
    assertThat(sent.get("attributes")).isEqualTo(stored.get("attributes"));
    assertThat(sent.get("description").asString()).isEqualTo("Pours.");
    assertThat(sent.has("category")).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void doesNotGoOnOnceAWriteIsInDoubt(Way way) {
    server.fails(Fault.NONE, Fault.DROPPED_AFTER_THE_EFFECT);

    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> way.edit(server.client(), "kettle", item -> item.name("Pot")));
    assertThat(lines()).containsExactly("GET /items/kettle", "PUT /items/kettle");
  }

  @ParameterizedTest
  @EnumSource
  void saysThatThereIsNone(Way way) {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> way.edit(server.client(), "pot", item -> item.name("Pot")));
  }

  @ParameterizedTest
  @EnumSource
  void passesOnWhatTheChangeThrows(Way way) {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                way.edit(
                    server.client(),
                    "kettle",
                    item -> {
                      throw new IllegalStateException("no");
                    }));
    assertThat(lines()).containsExactly("GET /items/kettle");
  }
}
