package dev.twinstore.contract.harness;

import dev.twinstore.contract.stores.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Several servers on one table and one bucket, which are their own, for tests that kill, pause and
 * part them. Started when the first test asks, ended with the run.
 */
public final class Cluster implements AutoCloseable {

  /** So that a start costs little and memory has an end: two may start at once on two cores. */
  private static final Map<String, String> SMALL =
      Map.of(
          "JAVA_TOOL_OPTIONS",
          "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms96m -Xmx256m -Xss512k");

  private static final int SERVERS = 2;

  private final List<Server> servers = new ArrayList<>();
  private final Stores stores;

  Cluster(String name, Path jar, Path logs, LocalAws aws) {
    this.stores = aws.stores(name);
    for (int number = 1; number <= SERVERS; number++) {
      servers.add(new Server(name + "-" + number, jar, logs, aws, name, SMALL));
    }
  }

  /** All servers, each of them ready; those that are dead are started anew. */
  public List<Server> servers() {
    servers.stream().filter(server -> !server.isAlive()).forEach(Server::start);
    servers.forEach(Server::awaitReady);
    return List.copyOf(servers);
  }

  /** The table and the bucket, without anything in between. */
  public Stores stores() {
    return stores;
  }

  @Override
  public void close() {
    for (Server server : servers) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    stores.close();
  }
}
