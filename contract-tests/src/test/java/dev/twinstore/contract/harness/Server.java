package dev.twinstore.contract.harness;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.proxy.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server under test on a wire of its own. Its process can be killed and started anew, paused and
 * resumed; the wire stays, and so do the calls that are held there.
 */
public final class Server implements AutoCloseable {

  /** The time that a server under test may spend on one request's calls to AWS. */
  static final String BUDGET = "5s";

  /** So that a start costs little and memory has an end: some run at once on two cores. */
  private static final String JVM_OPTIONS =
      Program.SHORT_LIVED + " -Xms160m -Xmn80m -Xmx256m -Xss512k -XX:MetaspaceSize=100m";

  /** What may lie in a parameter store instead. */
  static final List<String> PARAMETERS =
      List.of("TWINSTORE_TABLE", "TWINSTORE_BUCKET", "TWINSTORE_QUEUE", "TWINSTORE_TOPIC");

  private final String name;
  private final ServerJar jar;
  private final Path logs;
  private final Map<String, String> settings;
  private final Wire wire;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int starts;
  private Program program;
  private volatile URI uri;
  private volatile TwinstoreClient client;

  /** A server of a table and a bucket of one name, to be started; what is given besides wins. */
  Server(String name, ServerJar jar, Path logs, Aws aws, String table, Map<String, String> more) {
    this.name = name;
    this.jar = jar;
    this.logs = logs;
    this.wire = new Wire(aws);
    this.settings = new HashMap<>();
    settings.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS + " " + jar.options());
    settings.putAll(
        Map.of(
            "TWINSTORE_ADDRESS",
            "127.0.0.1",
            "TWINSTORE_TABLE",
            table,
            "TWINSTORE_BUCKET",
            table,
            "TWINSTORE_PROVISION",
            "true",
            "TWINSTORE_BUDGET",
            BUDGET,
            "TWINSTORE_SWEEP_EVERY",
            "0"));
    settings.put("TWINSTORE_QUEUE", table);
    settings.put("TWINSTORE_TOPIC", table);
    settings.putAll(
        Map.of(
            "AWS_ENDPOINT_URL_DYNAMODB", wire.table().toString(),
            "AWS_ENDPOINT_URL_S3", wire.bucket().toString(),
            "AWS_ENDPOINT_URL_SQS", wire.queue().toString(),
            "AWS_ENDPOINT_URL_SNS", wire.topic().toString(),
            "AWS_ENDPOINT_URL_SSM", aws.parameters().uri().toString(),
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test"));
    settings.putAll(more);
    if (settings.containsKey("TWINSTORE_PARAMETERS")) {
      settings.keySet().removeAll(PARAMETERS);
    }
  }

  /** Starts a process, on a port of its own each time, and does not wait for it. */
  public synchronized void start() {
    int port = freePort();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("TWINSTORE_PORT", "" + port);
    String log = starts++ == 0 ? name : name + "-" + starts;
    program = Program.start(log, jar.path(), logs, environment);
    uri = URI.create("http://127.0.0.1:" + port);
    client =
        TwinstoreClient.builder()
            .uri(uri)
            .requestTimeout(Duration.ofSeconds(30))
            .maxAttempts(1)
            .httpClient(http)
            .build();
  }

  /** Waits until the process that was started last answers that it is ready. */
  public synchronized void awaitReady() {
    program.await(
        "answer /readyz",
        () -> Stand.notReady(http, uri).isEmpty() ? Optional.of(true) : Optional.empty());
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the process that was started last answers. */
  public URI uri() {
    return uri;
  }

  /** The SDK for that process, without retries of its own, and unwatched. */
  public TwinstoreClient client() {
    return client;
  }

  /** What requests to it are sent with, for clients of a kind of their own. */
  public HttpClient http() {
    return http;
  }

  /** The faults between this server and its stores. */
  public Faults faults() {
    return wire.faults();
  }

  /** Kills the process (SIGKILL) and waits until it is dead. */
  public synchronized void kill() {
    program.kill();
  }

  /** Stops the process where it is (SIGSTOP). */
  public synchronized void pause() {
    program.signal("STOP");
  }

  /** Lets the process go on (SIGCONT). */
  public synchronized void resume() {
    program.signal("CONT");
  }

  /** Whether the process that was started last still runs. */
  public synchronized boolean isAlive() {
    return program != null && program.isAlive();
  }

  /** What the process takes up of this machine now. */
  public synchronized Footprint footprint() {
    return Footprint.of(program.pid());
  }

  @Override
  public synchronized void close() throws IOException {
    if (program != null) {
      program.signal("CONT");
      program.close();
    }
    wire.close();
  }
}
