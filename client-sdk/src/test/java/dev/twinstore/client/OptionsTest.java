package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that differ, cost nothing, and are used by many. */
class OptionsTest {
  @AutoClose private final FakeServer server = new FakeServer();

  @BeforeEach
  void fill() {
    server.items.add("kettle", "Kettle");
  }

  @Test
  void differForOneCallAlone() {
    TwinstoreClient client = server.client();
    server.fails(Fault.SILENT_AFTER_THE_EFFECT);

    long began = System.nanoTime();
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(
            () ->
                client
                    .withOptions(options -> options.totalTimeout(Duration.ofMillis(200)))
                    .items()
                    .read("kettle"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(client.items().read("kettle").getName()).isEqualTo("Kettle");
  }

  @Test
  void keepWhatIsNotChanged() {
    List<Attempt> attempts = new ArrayList<>();
    TwinstoreClient client = server.builder().maxAttempts(1).listener(attempts::add).build();
    server.fails(Fault.UNAVAILABLE);

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(
            () ->
                client
                    .withOptions(options -> options.requestTimeout(Duration.ofSeconds(1)))
                    .items()
                    .read("kettle"));
    assertThat(attempts).hasSize(1);
  }

  @Test
  void haveBounds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client().withOptions(options -> options.maxAttempts(0)));
  }

  @Test
  void ofAThousandClientsBringNoThreads() {
    URI uri = server.uri();
    TwinstoreClient.at(uri).items().read("kettle");
    int before = Thread.getAllStackTraces().size();
    for (int number = 0; number < 1_000; number++) {
      TwinstoreClient.at(uri).withOptions(options -> options.maxAttempts(1)).async().items();
    }
    assertThat(Thread.getAllStackTraces().size() - before).isLessThan(50);
  }

  @Test
  void areOfUseToManyThreadsAtOnce() throws Exception {
    Items items = server.client().items();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<CompletableFuture<String>> names = new ArrayList<>();
      for (int call = 0; call < 200; call++) {
        names.add(CompletableFuture.supplyAsync(() -> items.read("kettle").getName(), threads));
      }
      for (CompletableFuture<String> name : names) {
        assertThat(name.get(10, TimeUnit.SECONDS)).isEqualTo("Kettle");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void nameTheSdkAndItsVersionToTheServer() throws IOException {
    server.client().items().read("kettle");

    String version =
        Files.readString(Path.of("target", "classes", "dev", "twinstore", "client", "version.txt"))
            .strip();
    assertThat(version).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(server.last().header("User-agent"))
        .isEqualTo("twinstore-client/" + version + " java/" + Runtime.version().feature());
  }
}
