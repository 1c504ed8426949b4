package dev.twinstore.contract.harness;

import dev.twinstore.contract.stores.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several servers on one table and one bucket, which are their own, for tests that kill, pause and
 * part them. Started when the first test asks, ended with the run.
 */
public final class Cluster implements AutoCloseable {

  private static final int SERVERS = 2;

  private final List<Server> servers = new ArrayList<>();
  private final Stores stores;
  private final Channels channels;

  Cluster(String name, ServerJar jar, Path logs, Aws aws, Map<String, String> ofTheFirst) {
    String table = aws.named(name);
    this.stores = aws.stores(table);
    this.channels = aws.channels(table);
    String path = ofTheFirst.get("TWINSTORE_PARAMETERS");
    if (path != null) {
      for (String variable : Server.PARAMETERS) {
        String parameter = variable.replace("TWINSTORE_", "").toLowerCase(Locale.ROOT);
        aws.parameters().put(path + parameter, table, parameter.equals("bucket"));
      }
    }
    for (int number = 1; number <= SERVERS; number++) {
      servers.add(
          new Server(
              name + "-" + number, jar, logs, aws, table, number == 1 ? ofTheFirst : Map.of()));
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

  /** What came through their topic, which others share. */
  public Notices notices() {
    return channels.notices();
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
    channels.close();
  }
}
