package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.outbox.Handler;
import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.twin.InMemoryTwinStore;
import dev.twinstore.server.twin.Repairs;
import dev.twinstore.server.twin.ScriptedRepairs;
import dev.twinstore.server.twin.TwinStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** The HTTP side on a free port; the kernel behind it is its model, or what a test brings along. */
public final class RunningServer {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Started once, for all tests that use the model. */
  private static final class Only {
    private static final InMemoryTwinStore STORE = new InMemoryTwinStore();
    private static final ScriptedRepairs REPAIRS = new ScriptedRepairs();
    private static final ImaginedOutbox OUTBOX = new ImaginedOutbox();
    private static final RunningServer SERVER = new RunningServer(STORE, REPAIRS, OUTBOX);
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan({
    "dev.twinstore.server.metrics",
    "dev.twinstore.server.web",
    "dev.twinstore.server.items",
    "dev.twinstore.server.objects",
    "dev.twinstore.server.tasks",
    "dev.twinstore.server.dragons",
    "dev.twinstore.server.repairs"
  })
  static class Application {}

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final Handler handler;

  private RunningServer(TwinStore store, Repairs repairs, Outbox outbox) {
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Application.class)
                .initializers(
                    (GenericApplicationContext beans) -> {
                      beans.registerBean(TwinStore.class, () -> store);
                      beans.registerBean(Repairs.class, () -> repairs);
                      beans.registerBean(Outbox.class, () -> outbox);
                    })
                .run("--server.port=0", "--server.address=127.0.0.1", "--twinstore.sweep-every=0");
    port = context.getWebServer().getPort();
    handler = context.getBean(Handler.class);
  }

  /** The server with an empty store. */
  public static RunningServer fresh() {
    Only.STORE.reset();
    Only.REPAIRS.reset();
    Only.OUTBOX.reset();
    return Only.SERVER;
  }

  /** Another server, with another kernel behind it; it runs until the tests end. */
  public static RunningServer over(TwinStore store, Repairs repairs) {
    return over(store, repairs, new ImaginedOutbox());
  }

  /** The same, with an outbox of a test's own. */
  public static RunningServer over(TwinStore store, Repairs repairs, Outbox outbox) {
    return new RunningServer(store, repairs, outbox);
  }

  public InMemoryTwinStore store() {
    return Only.STORE;
  }

  public ImaginedOutbox outbox() {
    return Only.OUTBOX;
  }

  public ScriptedRepairs repairs() {
    return Only.REPAIRS;
  }

  /** What handles the messages of the queue. */
  public Handler handler() {
    return handler;
  }

  /** Sends a request; the headers come as names and values in turn. */
  public Answer send(String method, String path, String... headers) {
    return send(method, path, BodyPublishers.noBody(), headers);
  }

  /** Sends JSON. */
  public Answer json(String method, String path, String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send(method, path, BodyPublishers.ofString(body), all);
  }

  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, body)
            .timeout(PATIENCE);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      Answer answer = new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
      assertThat(answer.header("X-Request-Id")).as("every answer has an id").isNotEmpty();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends bytes that no client library would, and reads until the server hangs up. */
  public String raw(String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer, read whole. */
  public static final class Answer {

    private final HttpResponse<byte[]> response;

    private Answer(HttpResponse<byte[]> response) {
      this.response = response;
    }

    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return String.join(", ", response.headers().allValues(name));
    }

    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      StrictJson.Result read = StrictJson.read(response.body());
      assertThat(read.violations()).as("our own JSON is strict: %s", body()).isEmpty();
      return read.value().orElseThrow();
    }

    /** A problem of this type, well-formed in every respect. */
    public Answer isProblem(String slug, int status) {
      assertThat(status()).as(body()).isEqualTo(status);
      assertThat(header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(json().path("type").stringValue()).isEqualTo("/problems/" + slug);
      assertThat(json().path("status").intValue()).isEqualTo(status);
      assertThat(json().path("title").stringValue()).isNotBlank();
      assertThat(body())
          .as("nothing of the inside")
          .doesNotContain("dev.twinstore", "java.", "jackson", "springframework", "Exception");
      return this;
    }

    /** The places and codes of all violations: {@code /name required}, {@code ?limit maximum}. */
    public List<String> violations() {
      return json().path("errors").values().stream()
          .map(
              error ->
                  (error.has("pointer") ? error.path("pointer").stringValue() : "")
                      + (error.has("parameter") ? "?" + error.path("parameter").stringValue() : "")
                      + (error.has("header") ? error.path("header").stringValue() + ":" : "")
                      + " "
                      + error.path("code").stringValue())
          .toList();
    }
  }
}
