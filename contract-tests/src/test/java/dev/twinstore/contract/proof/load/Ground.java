package dev.twinstore.contract.proof.load;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.Items;
import dev.twinstore.contract.harness.Cluster;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.stores.Stores;
import dev.twinstore.contract.stores.Twins;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Where a proof takes place: servers that share a table and a bucket, by their clients, which are
 * others once a server was started anew.
 */
public record Ground(List<Supplier<TwinstoreClient>> servers, Stores stores) {

  /** The servers of a cluster, all of them ready. */
  public static Ground of(Cluster cluster) {
    return new Ground(
        cluster.servers().stream()
            .<Supplier<TwinstoreClient>>map(server -> server::client)
            .toList(),
        cluster.stores());
  }

  /** The servers of a run, wherever they run. */
  public static Ground of(Run run) {
    return new Ground(run.uris().stream().map(Ground::client).toList(), run.stores());
  }

  private static Supplier<TwinstoreClient> client(URI server) {
    TwinstoreClient client =
        TwinstoreClient.builder()
            .uri(server)
            .requestTimeout(Duration.ofSeconds(30))
            .maxAttempts(1)
            .build();
    return () -> client;
  }

  /** One server of a cluster alone. */
  public static Ground of(Server server, Stores stores) {
    return new Ground(List.of(server::client), stores);
  }

  /** A server that is drawn. */
  public TwinstoreClient any(Random random) {
    return servers.get(random.nextInt(servers.size())).get();
  }

  /** The first server. */
  public TwinstoreClient first() {
    return servers.get(0).get();
  }

  /** The documents, as one server has them. */
  public static CollectionUnderTest items(TwinstoreClient client) {
    return new Items(client);
  }

  /** The check of the twins. */
  public Twins twins() {
    return new Twins(stores, items(first()).shape());
  }
}
