package dev.twinstore.contract.harness;

import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.FaultProxy;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Starts local-aws, a proxy before each of its stores, and the server behind both, all on free
 * ports.
 */
final class LocalStand implements Stand {

  /** The time that the server under test may spend on one request's calls to AWS. */
  static final String BUDGET = "5s";

  private static final String TABLE = "contract-tests";
  private static final String BUCKET = "contract-tests";
  private static final Path LOGS = Path.of(System.getProperty("twinstore.logs", "target/logs"));
  private static final Path SERVER =
      Path.of(System.getProperty("twinstore.server.jar", "../server/target/twinstore-server.jar"));
  private static final Path LOCAL_AWS =
      Path.of(System.getProperty("twinstore.local-aws.jar", "../local-aws/target/local-aws.jar"));

  private final Faults faults = new Faults();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final URI uri;
  private final Stores stores;

  private LocalStand() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-what-the-tests-started"));
    Program aws =
        Program.start(
            "local-aws",
            LOCAL_AWS,
            LOGS,
            Map.of(),
            "--in-memory",
            "--dynamodb-port",
            "0",
            "--s3-port",
            "0");
    running.push(aws);
    aws.await(
        "ready",
        () -> Optional.of("ready").filter(ready -> aws.output().lines().anyMatch(ready::equals)));
    URI dynamoDb = endpoint(aws.output(), "AWS_ENDPOINT_URL_DYNAMODB");
    URI s3 = endpoint(aws.output(), "AWS_ENDPOINT_URL_S3");

    FaultProxy table = new FaultProxy(Call.Store.TABLE, dynamoDb, faults);
    running.push(table);
    FaultProxy bucket = new FaultProxy(Call.Store.BUCKET, s3, faults);
    running.push(bucket);

    int port = freePort();
    this.uri = URI.create("http://127.0.0.1:" + port);
    Program server =
        Program.start(
            "server",
            copy(SERVER),
            LOGS,
            Map.ofEntries(
                Map.entry("TWINSTORE_PORT", "" + port),
                Map.entry("TWINSTORE_ADDRESS", "127.0.0.1"),
                Map.entry("TWINSTORE_TABLE", TABLE),
                Map.entry("TWINSTORE_BUCKET", BUCKET),
                Map.entry("TWINSTORE_PROVISION", "true"),
                Map.entry("TWINSTORE_BUDGET", BUDGET),
                Map.entry("TWINSTORE_SWEEP_EVERY", "0"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", table.uri().toString()),
                Map.entry("AWS_ENDPOINT_URL_S3", bucket.uri().toString()),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "test"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "test")));
    running.push(server);
    server.await(
        "answer /readyz",
        () -> Stand.notReady(uri).isEmpty() ? Optional.of(true) : Optional.empty());

    this.stores =
        new Stores(
            dynamoDb,
            s3,
            Region.US_EAST_1,
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
            TABLE,
            BUCKET);
    running.push(stores);
  }

  static LocalStand start() {
    try {
      return new LocalStand();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A copy of a jar, as one that is built anew while it runs would lose its classes. */
  private static Path copy(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return jar; // Said better by who starts it.
    }
    Files.createDirectories(LOGS);
    return Files.copy(jar, LOGS.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static URI endpoint(String output, String name) {
    Matcher line = Pattern.compile("^" + name + "=(\\S+)$", Pattern.MULTILINE).matcher(output);
    if (!line.find()) {
      throw new IllegalStateException("local-aws printed no %s:%n%s".formatted(name, output));
    }
    return URI.create(line.group(1));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public Optional<Faults> faults() {
    return Optional.of(faults);
  }

  /**
   * Stops everything, the server first. Also runs when the JVM ends, so it must bear being called
   * twice.
   */
  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.err.println("Could not be stopped: " + e);
      }
    }
  }
}
