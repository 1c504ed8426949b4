package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.FakeServer.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a call waits, for what, and what ends it. */
@Timeout(10)
class PatienceTest {
  @AutoClose private final FakeServer server = new FakeServer();

  private static Duration timeOf(Runnable call) {
    long before = System.nanoTime();
    call.run();
    return Duration.ofNanos(System.nanoTime() - before);
  }

  private static Response busy(String retryAfter) {
    return new Response(
        503,
        Map.of("Content-Type", "application/problem+json", "Retry-After", retryAfter),
        "{\"type\":\"/problems/unavailable\",\"title\":\"Unavailable\",\"status\":503}");
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    server.answers(busy("1"));

    assertThat(timeOf(() -> server.client().items().create(Operation.kettle())))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void givesUpAtOnceWhenTheServerAsksForMoreTimeThanIsLeft() {
    server.answers(busy("3600"));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> server.client().items().create(Operation.kettle()))
        .satisfies(told -> assertThat(told.retryAfter()).isEqualTo(Duration.ofHours(1)));
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void doublesItsPausesUpToTheLongestAndDrawsThemFromTheirUpperHalf() {
    Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    java.util.random.RandomGenerator least = () -> 0L;

    assertThat(backoff.after(1, Duration.ZERO, least)).isEqualTo(Duration.ofMillis(50));
    assertThat(backoff.after(3, Duration.ZERO, least)).isEqualTo(Duration.ofMillis(200));
    assertThat(backoff.after(20, Duration.ofSeconds(7), least)).isEqualTo(Duration.ofMillis(9500));
    for (int draw = 0; draw < 100; draw++) {
      assertThat(backoff.after(2, Duration.ZERO, new java.util.Random(draw)))
          .isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    }
  }

  /** The second attempt has a second to begin in, so that a busy machine can be slow to wake up. */
  @Test
  void boundsTheWholeCallHoweverManyAttemptsAreLeft() {
    int attempts = 20;
    Fault[] always = new Fault[attempts];
    Arrays.fill(always, Fault.SILENT_AFTER_THE_EFFECT);
    server.fails(always);
    TwinstoreClient client =
        server
            .builder()
            .requestTimeout(Duration.ofMillis(500))
            .totalTimeout(Duration.ofMillis(1500))
            .maxAttempts(attempts)
            .build();

    Duration time =
        timeOf(
            () ->
                assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> client.items().delete("kettle"))
                    .withCauseInstanceOf(TimeoutException.class));
    assertThat(time).isBetween(Duration.ofMillis(1490), Duration.ofSeconds(6));
    assertThat(server.requests).hasSizeBetween(2, 3);
  }

  @Test
  void boundsTheWaitForABodyThatStalls() throws IOException {
    try (ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> headersOnly(raw));
      TwinstoreClient client =
          TwinstoreClient.builder()
              .uri(URI.create("http://127.0.0.1:" + raw.getLocalPort()))
              .requestTimeout(Duration.ofMillis(500))
              .maxAttempts(1)
              .build();

      assertThatExceptionOfType(UnknownOutcomeException.class)
          .isThrownBy(() -> client.items().create(Operation.kettle()));
      assertThat(answered).succeedsWithin(Duration.ofSeconds(5));
    }
  }

  private static void headersOnly(ServerSocket raw) {
    try (var socket = raw.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 201 Created\r\nContent-Length: 9\r\n\r\n{".getBytes("US-ASCII"));
      socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client hung up, as it should.
    }
  }

  @Test
  void triesAnyCallAgainWhenTheConnectionIsRefused() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    TwinstoreClient client =
        TwinstoreClient.builder().uri(URI.create("http://127.0.0.1:" + port)).build();

    // Pauses of 50 ms, 100 ms and 200 ms at least lie between four attempts.
    Duration time =
        timeOf(
            () ->
                assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.items().create(Operation.kettle()))
                    .satisfies(told -> assertThat(told.status()).isZero()));
    assertThat(time).isGreaterThanOrEqualTo(Duration.ofMillis(350));
  }

  @Test
  void saysThatNothingWasChangedWhenInterruptedBeforeSending() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedCallException.class)
        .isThrownBy(() -> server.client().items().create(Operation.kettle()));
    assertThat(Thread.interrupted()).as("interrupt status").isTrue();
    assertThat(server.requests).isEmpty();
  }

  @Test
  void endsAtOnceWhenInterruptedAndIsHonestAboutTheEffect() throws Exception {
    server.fails(Fault.SILENT_AFTER_THE_EFFECT, Fault.SILENT_AFTER_THE_EFFECT);
    Items items = server.client().items();

    assertThat(interrupted(() -> items.create(Operation.kettle())))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(interrupted(() -> items.read("kettle")))
        .isInstanceOf(InterruptedCallException.class);
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void endsAtOnceWhenInterruptedInAPause() throws Exception {
    server.answers(busy("30")).answers(busy("30"));
    Items items = server.client().items();

    assertThat(interrupted(() -> items.create(Operation.kettle())))
        .isInstanceOf(InterruptedCallException.class);
  }

  /** Interrupts a call once the server has its request, and returns what the caller was told. */
  private Throwable interrupted(Runnable call) throws Exception {
    int before = server.requests.size();
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                call.run();
                told.completeExceptionally(new AssertionError("The call succeeded"));
              } catch (TwinstoreException e) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                told.complete(e);
              } catch (AssertionError e) {
                told.completeExceptionally(e);
              }
            });
    caller.start();
    while (server.requests.size() == before) {
      Thread.sleep(5);
    }
    Thread.sleep(50);
    caller.interrupt();
    return told.get(5, TimeUnit.SECONDS);
  }
}
