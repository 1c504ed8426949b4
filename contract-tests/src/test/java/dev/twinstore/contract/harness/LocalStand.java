package dev.twinstore.contract.harness;

import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Starts local-aws, unless other AWS services are given, a proxy before each of them, and the
 * server behind those, all on free ports.
 */
final class LocalStand implements Stand {

  private static final String NAME = "contract-tests";
  private static final Map<String, String> UNPACK =
      Map.of("JAVA_TOOL_OPTIONS", "-Djarmode=tools -XX:TieredStopAtLevel=1");
  private static final Path LOGS = Path.of(System.getProperty("twinstore.logs", "target/logs"));
  private static final Path SERVER =
      Path.of(System.getProperty("twinstore.server.jar", "../server/target/twinstore-server.jar"));

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Aws aws;
  private final Path logs;
  private final Path jar;
  private final Server server;
  private final Stores stores;
  private final Channels channels;
  private final Map<String, Cluster> clusters = new HashMap<>();

  private LocalStand(int number) throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-what-the-tests-started"));
    this.logs = LOGS.resolve("stand-" + number);
    this.jar = unpacked(SERVER);
    this.aws = Aws.start(logs);
    running.push(aws);
    String name = aws.named(NAME);
    this.server = new Server("server", jar, logs, aws, name, Map.of());
    running.push(server);
    server.start();
    server.awaitReady();
    this.stores = aws.stores(name);
    running.push(stores);
    this.channels = aws.channels(name);
    running.push(channels);
  }

  static LocalStand start(int number) {
    try {
      return new LocalStand(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A jar unpacked, as the server's image has it, since it starts with two thirds of the work then.
   * One that is built anew while it runs would lose its classes besides.
   */
  private Path unpacked(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return jar; // Said better by who starts it.
    }
    Path folder = logs.resolve("jar");
    Program.start("unpack", jar, logs, UNPACK, "extract", "--force", "--destination", "" + folder)
        .awaitEnd();
    return folder.resolve(jar.getFileName());
  }

  @Override
  public URI uri() {
    return server.uri();
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public Optional<Faults> faults() {
    return Optional.of(server.faults());
  }

  @Override
  public Optional<Channels> channels() {
    return Optional.of(channels);
  }

  @Override
  public synchronized Optional<Cluster> cluster(String name, Map<String, String> ofTheFirst) {
    return Optional.of(
        clusters.computeIfAbsent(
            name,
            absent -> {
              Cluster cluster = new Cluster(name, jar, logs, aws, ofTheFirst);
              running.push(cluster);
              return cluster;
            }));
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
