package dev.twinstore.contract.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The wire leaves every byte as it is, but for its faults. Behind it is a store that answers with
 * what it was sent.
 */
final class FaultProxyTest {

  private final Faults faults = new Faults();
  private final AtomicInteger arrived = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket store;
  private FaultProxy proxy;

  @BeforeEach
  void open() throws IOException {
    store = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    proxy =
        new FaultProxy(
            Call.Store.BUCKET, URI.create("http://127.0.0.1:" + store.getLocalPort()), faults);
    threads.execute(
        () -> {
          while (!store.isClosed()) {
            try {
              Socket connection = store.accept();
              threads.execute(() -> echo(connection));
            } catch (IOException e) {
              return; // Closed.
            }
          }
        });
  }

  private void echo(Socket connection) {
    try (connection) {
      for (var head = HttpMessage.readHead(connection.getInputStream());
          head.isPresent();
          head = HttpMessage.readHead(connection.getInputStream())) {
        HttpMessage request = head.get().readBody(connection.getInputStream(), false);
        arrived.incrementAndGet();
        String seen =
            new String(request.head(), ISO_8859_1) + new String(request.body(), ISO_8859_1);
        boolean noBody = request.startWord(0).equals("HEAD");
        String answer =
            "HTTP/1.1 200 OK\r\nContent-Length: "
                + seen.length()
                + "\r\n\r\n"
                + (noBody ? "" : seen);
        connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
      }
    } catch (IOException e) {
      // The proxy hung up.
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    store.close();
    threads.shutdownNow();
  }

  private String send(String requests) throws IOException {
    try (Socket socket = new Socket(proxy.uri().getHost(), proxy.uri().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a%2Fb?c=%20 HTTP/1.1\r\nhOST: Signed.Name:80\r\nX-Twice: 1\r\nx-twice:  2 \r\n\r\n",
        "PUT /k HTTP/1.1\r\nContent-Length: 5\r\n\r\n\u0000\u00ff\r\nx",
        "PUT /k HTTP/1.1\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "5;chunk-signature=ab\r\n"
            + "hello\r\n"
            + "0\r\n"
            + "x-amz-checksum-crc32: AAAAAA==\r\n\r\n",
      })
  void everyByteArrivesAsItWasSent(String request) throws IOException {
    assertThat(send(request)).endsWith("\r\n\r\n" + request);
    assertThat(send(request + request)).as("two on one connection").endsWith(request);
    assertThat(arrived).hasValue(3);
  }

  @Test
  void anAnswerToHeadHasNoBodyWhateverLengthItNames() throws IOException {
    assertThat(send("HEAD /k HTTP/1.1\r\n\r\n".repeat(2)))
        .hasSameSizeAs("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n".repeat(2));
  }

  @Test
  void whoExpectsAContinueIsToldToGoOn() throws IOException {
    assertThat(send("PUT /k HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
  }

  @Test
  void aCallThatIsAwayNeverArrivesAndOneWhoseAnswerIsLostDoes() throws IOException {
    try (Faults.Fault away = faults.when(call -> call.method().equals("GET"), Effect.away());
        Faults.Fault lost = faults.when(Call::putsCopy, Effect.answerLost())) {
      assertThat(send("GET / HTTP/1.1\r\n\r\n")).isEmpty();
      assertThat(arrived).hasValue(0);
      assertThat(send("PUT / HTTP/1.1\r\n\r\n")).isEmpty();
      assertThat(arrived).hasValue(1);
      assertThat(away.hits() + lost.hits()).isEqualTo(2);
    }
    assertThat(send("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aRefusalIsAnsweredWithoutTheStoreAndOnlyAsOftenAsItShould() throws IOException {
    try (Faults.Fault fault =
        faults.when(call -> true, Effect.bucketRefuses(503, "SlowDown").first(1))) {
      assertThat(send("GET / HTTP/1.1\r\n\r\n"))
          .startsWith("HTTP/1.1 503")
          .contains("<Code>SlowDown</Code>");
      assertThat(arrived).hasValue(0);
      assertThat(send("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 200");
      assertThat(fault.hits()).isEqualTo(2);
    }
  }
}
