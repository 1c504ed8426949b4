package dev.twinstore.contract.harness;

import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Stores;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts local-aws, unless other AWS services are given, a proxy before each of them, and the
 * server behind those, all on free ports.
 */
final class LocalStand implements Stand {

  private static final String NAME = "contract-tests";
  static final Path LOGS = Path.of(System.getProperty("twinstore.logs", "target/logs"));

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Aws aws;
  private final Path logs;
  private final ServerJar jar;
  private final Server server;
  private final Stores stores;
  private final Channels channels;
  private final Map<String, Cluster> clusters = new HashMap<>();

  private LocalStand(int number) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-what-the-tests-started"));
    this.logs = LOGS.resolve("stand-" + number);
    this.aws = Aws.open(LOGS, number);
    running.push(aws);
    this.jar = ServerJar.prepare(LOGS);
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
    return new LocalStand(number);
  }

  @Override
  public List<URI> uris() {
    return List.of(server.uri());
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
