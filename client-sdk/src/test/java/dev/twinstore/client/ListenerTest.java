package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.model.ItemReplacement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener is told, for logs and metrics. */
class ListenerTest {
  private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
  @AutoClose private final FakeServer server = new FakeServer();

  @BeforeEach
  void fill() {
    server.items.add("kettle", "Kettle");
  }

  private TwinstoreClient client() {
    return server.builder().listener(attempts::add).build();
  }

  /** Of a PUT, since the JDK's client repeats a GET by itself when a connection breaks early. */
  @Test
  void seesEachAttemptOfACall() {
    server.fails(Fault.UNAVAILABLE, Fault.CUT_SHORT_AFTER_THE_EFFECT);
    client().items().replace("kettle", new ItemReplacement().name("Pot").description("Quiet."));

    assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2, 3);
    assertThat(attempts).extracting(Attempt::status).containsExactly(503, 0, 200);
    assertThat(attempts).extracting(Attempt::operation).containsOnly("replaceItem");
    assertThat(attempts).extracting(Attempt::method).containsOnly("PUT");
    assertThat(attempts).extracting(Attempt::path).containsOnly("/items/kettle");
    assertThat(attempts).extracting(Attempt::last).containsExactly(false, false, true);
    assertThat(attempts.get(1).failure()).containsInstanceOf(IOException.class);
    assertThat(attempts.get(2).outcome()).isEmpty();
    assertThat(attempts)
        .extracting(Attempt::requestId)
        .containsOnly(server.last().header("X-request-id"));
    assertThat(attempts).allMatch(attempt -> attempt.took().compareTo(Duration.ZERO) > 0);
  }

  @Test
  void seesWhatTheCallerIsTold() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> client().items().read("pot"))
        .satisfies(told -> assertThat(attempts.get(0).outcome()).containsSame(told));
  }

  @Test
  void seesCallsThatNobodyWaitsForToo() {
    client().async().items().read("kettle").join();

    assertThat(attempts).extracting(Attempt::status).containsExactly(200);
  }

  @Test
  void doesNotMakeACallFailByFailingItself() {
    TwinstoreClient client =
        server
            .builder()
            .listener(
                attempt -> {
                  throw new IllegalStateException("the listener's own");
                })
            .build();

    assertThat(client.items().read("kettle").getName()).isEqualTo("Kettle");
    assertThat(client.async().items().read("kettle").join().getName()).isEqualTo("Kettle");
  }
}
