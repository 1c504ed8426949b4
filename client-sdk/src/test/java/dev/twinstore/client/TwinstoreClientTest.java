package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinstoreClientTest {
  private static final URI SOMEWHERE = URI.create("http://localhost:8080");

  @Test
  void findsItsServerThroughTheEnvironment() throws IOException {
    try (FakeServer server = new FakeServer()) {
      TwinstoreClient client =
          TwinstoreClient.fromEnv(Map.of("TWINSTORE_URL", " " + server.uri() + " "));

      assertThat(client.items().find("kettle")).isEmpty();
    }
  }

  @Test
  void namesTheVariableThatIsNotSet() {
    assertThatIllegalStateException()
        .isThrownBy(() -> TwinstoreClient.fromEnv(Map.of()))
        .withMessageContaining("TWINSTORE_URL is not set")
        .withMessageContaining("http://localhost:8080");
  }

  @Test
  void namesTheVariableThatHoldsNoAddress() {
    for (String value : new String[] {"localhost:8080", "not a uri", "ftp://h", "http://"}) {
      assertThatIllegalStateException()
          .isThrownBy(() -> TwinstoreClient.fromEnv(Map.of("TWINSTORE_URL", value)))
          .withMessageContaining("TWINSTORE_URL can't be used");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/items", "http:///items", "http://h?q=1", "http://h#f", "http://u:p@h"})
  void refusesAUriThatNamesNoServer(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwinstoreClient.at(URI.create(uri)))
        .withMessageContaining(uri);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void takesAUriWithSlashesAtItsEnd(String end) throws IOException {
    try (FakeServer server = new FakeServer()) {
      TwinstoreClient.at(URI.create(server.uri() + "/behind/a/path" + end)).items().methods();

      assertThat(server.last().target()).isEqualTo("/behind/a/path/items");
    }
  }

  @Test
  void refusesWhatIsOutOfBounds() {
    TwinstoreClient.Builder builder = TwinstoreClient.builder();

    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("uri");
    builder.uri(SOMEWHERE);
    for (int attempts : new int[] {0, 21}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.maxAttempts(attempts).build())
          .withMessageContaining("1 to 20");
    }
    builder.maxAttempts(20).build();
    for (Duration time :
        new Duration[] {Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(2)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder.requestTimeout(time).build())
          .withMessageContaining("requestTimeout");
    }
    builder.requestTimeout(Duration.ofSeconds(1)).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.totalTimeout(Duration.ZERO).build())
        .withMessageContaining("totalTimeout");
  }
}
