package dev.twinstore.contract.movingin;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.Dragons;
import dev.twinstore.contract.collection.Items;
import dev.twinstore.contract.collection.Tasks;
import dev.twinstore.contract.harness.Bench;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.stores.Stores;
import dev.twinstore.contract.stores.Twins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A Twinstore to move into, and the command that does it. */
final class MovingIn implements AutoCloseable {

  private static final Path JAR =
      Path.of(System.getProperty("twinstore.moving-in.jar", "../moving-in/target/moving-in.jar"));
  private static final String NAME = "moving-in";
  private static final Duration WITHIN = Duration.ofMinutes(3);

  private final Bench bench = Bench.start(NAME);
  private final Server server = bench.serve(NAME, Map.of());
  private final Stores stores = bench.stores(NAME);

  /** An empty one to move out of, on the same endpoint. */
  Predecessor predecessor(String name, String key) {
    return Predecessor.of(bench, name, key);
  }

  TwinstoreClient client() {
    return server.client();
  }

  /** Takes what is there, and has the report written. */
  Bench.Ended take(Path report, String collection, String... from) {
    List<String> arguments = new ArrayList<>(List.of(collection));
    arguments.addAll(List.of(from));
    arguments.addAll(List.of("--report", report.toString()));
    return run(arguments.toArray(String[]::new));
  }

  /** The lines of a report about what was {@code taken}, {@code skipped} or {@code refused}. */
  static List<String> reported(Path report, String outcome) throws IOException {
    try (Stream<String> lines = Files.lines(report)) {
      return lines.filter(line -> line.startsWith(outcome + "\t")).toList();
    }
  }

  /** Runs the command, as users do. */
  Bench.Ended run(String... arguments) {
    List<String> program =
        Stream.concat(Stream.of("-jar", JAR.toString()), Stream.of(arguments)).toList();
    return bench.run(NAME, program, Map.of("TWINSTORE_URL", server.uri().toString()), WITHIN);
  }

  void killServer() {
    server.kill();
  }

  void startServer() {
    server.start();
    server.awaitReady();
  }

  /** Rows and copies are those of one another, and nothing else is there. */
  void assertTwinsMatch() {
    for (CollectionUnderTest collection :
        List.of(new Items(client()), new Tasks(client()), new Dragons(client()))) {
      Twins twins = new Twins(stores, collection.shape());
      twins.ids().forEach(id -> twins.match(twins.stored(id).orElseThrow(), Set.of()));
      twins.matchEverywhere(Set.of());
    }
  }

  @Override
  public void close() {
    bench.close();
  }
}
