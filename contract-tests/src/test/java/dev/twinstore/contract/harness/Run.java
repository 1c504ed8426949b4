package dev.twinstore.contract.harness;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.Dragons;
import dev.twinstore.contract.collection.Items;
import dev.twinstore.contract.collection.Tasks;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Stores;
import dev.twinstore.contract.wire.Contract;
import dev.twinstore.contract.wire.Journal;
import dev.twinstore.contract.wire.Watch;
import dev.twinstore.contract.wire.WatchedHttpClient;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a class of tests is run against, for it alone while it lasts, and what was seen so far. It
 * is lent by the {@link Session}.
 */
public final class Run {

  /** A server whose calls are all a request's: what is left to do is done by others. */
  private static final Map<String, String> TAKES_ONLY =
      Map.of("TWINSTORE_WORKERS", "0", "TWINSTORE_SEND_EVERY", "0");

  private final Session session;
  private final Stand stand;
  private final TwinstoreClient client;
  private final Raw raw;
  private final Bare bare;
  private final Map<String, Ledger> ledgers;

  Run(Session session, Stand stand) {
    Watch watch = new Watch(session.contract(), session.journal());
    this.session = session;
    this.stand = stand;
    this.client =
        TwinstoreClient.builder()
            .uri(uri())
            .httpClient(
                new WatchedHttpClient(
                    HttpClient.newHttpClient(), new InTurn(stand.uris())::route, watch))
            .requestTimeout(Duration.ofSeconds(30))
            .maxAttempts(1)
            .build();
    this.raw = new Raw(uri(), session.contract(), watch);
    this.bare = new Bare(uri(), watch);
    this.ledgers =
        List.of(new Items(client), new Tasks(client), new Dragons(client)).stream()
            .collect(
                Collectors.toMap(
                    collection -> collection.shape().name(),
                    collection -> new Ledger(collection, stand.stores())));
    watch.showTo(exchange -> ledgers.values().forEach(ledger -> ledger.saw(exchange)));
  }

  /** The run that is lent to the class that a test belongs to. */
  public static Run of(ExtensionContext context) {
    ExtensionContext topLevel = context;
    while (topLevel.getParent().orElseThrow() != context.getRoot()) {
      topLevel = topLevel.getParent().orElseThrow();
    }
    Class<?> testClass = topLevel.getRequiredTestClass();
    return topLevel
        .getStore(Namespace.create(Run.class))
        .computeIfAbsent(
            Session.Loan.class,
            key -> Session.of(context).lend(needsOurs(testClass)),
            Session.Loan.class)
        .run();
  }

  /** Reports are put to faults wherever that can be done, also beside somebody else's server. */
  private static boolean needsOurs(Class<?> test) {
    return AnnotationSupport.isAnnotated(test, NeedsFaults.class)
        && AnnotationSupport.isAnnotated(test, NeedsQueue.class)
        && Stand.canBeOurs();
  }

  /** The server's address; where there are several servers, the first one's. */
  public URI uri() {
    return stand.uris().get(0);
  }

  /** The addresses of all servers, which share their stores. */
  public List<URI> uris() {
    return stand.uris();
  }

  /**
   * The SDK, without retries of its own: a test must see every answer. Where there are several
   * servers they are asked in turn, so that writers who race meet in the stores alone.
   */
  public TwinstoreClient client() {
    return client;
  }

  /** REST Assured, for what the SDK can't say. */
  public Raw raw() {
    return raw;
  }

  /** Bytes, for what no HTTP client would say. */
  public Bare bare() {
    return bare;
  }

  /** The contract. */
  public Contract contract() {
    return session.contract();
  }

  /** What was seen of it so far. */
  public Journal journal() {
    return session.journal();
  }

  /** All that could not be checked. */
  public Skipped skipped() {
    return session.skipped();
  }

  /** The collections there are. */
  public List<CollectionUnderTest> collections() {
    return ledgers.values().stream().map(Ledger::collection).toList();
  }

  /** The collection of a name. */
  public CollectionUnderTest collection(String name) {
    return ledgers.get(name).collection();
  }

  /** What a collection must hold. */
  public Ledger ledger(CollectionUnderTest collection) {
    return ledgers.get(collection.shape().name());
  }

  /** The ledgers of all collections. */
  List<Ledger> ledgers() {
    return List.copyOf(ledgers.values());
  }

  /** The table and the bucket, for tests that tamper with them. */
  public Stores stores() {
    return stand.stores();
  }

  /** Whether faults can be put between the server and its stores. */
  public boolean canFault() {
    return stand.faults().isPresent();
  }

  /** The faults on the wire, for tests that {@linkplain NeedsFaults need} them. */
  public Faults faults() {
    return stand.faults().orElseThrow();
  }

  /**
   * Servers to kill and to part, on stores of their own, for tests that {@linkplain NeedsFaults
   * need} them.
   */
  public Cluster cluster() {
    return cluster("proof", TAKES_ONLY);
  }

  /**
   * The same, by a name, and the first of them with settings of its own. With {@code
   * TWINSTORE_PARAMETERS} among them it finds its names under that path, one of them encrypted.
   */
  public Cluster cluster(String name, Map<String, String> ofTheFirst) {
    return stand.cluster(name, ofTheFirst).orElseThrow();
  }

  /** Whether reports can be queued here, and notices be counted. */
  public boolean hasQueue() {
    return stand.channels().isPresent();
  }

  /** The server's queue, for tests that {@linkplain NeedsQueue need} it. */
  public MessageQueue queue() {
    return stand.channels().orElseThrow().queue();
  }

  /** What came through the server's topic, for tests that {@linkplain NeedsQueue need} it. */
  public Notices notices() {
    return stand.channels().orElseThrow().notices();
  }

  /**
   * The time that the server may take for an answer when a store is away: its budget and some
   * grace.
   */
  public Duration budgetWithGrace() {
    return Duration.ofSeconds(9);
  }

  /** Sends requests at the same moment and checks the twins when the last has been answered. */
  public <T> List<AtOnce.Attempt<T>> atOnce(int times, IntFunction<T> task) {
    List<AtOnce.Attempt<T>> attempts = new ArrayList<>();
    together(() -> attempts.addAll(AtOnce.run(times, task)));
    return attempts;
  }

  /** Checks the twins when all of these requests have been answered, not after each of them. */
  public void together(Runnable requests) {
    ledgers.values().forEach(Ledger::beginAtOnce);
    try {
      requests.run();
    } finally {
      ledgers.values().forEach(Ledger::endAtOnce);
    }
  }

  /** The name by which a test is known here: its class and its method. */
  public static String nameOf(Method test) {
    return test.getDeclaringClass().getSimpleName() + "." + test.getName();
  }

  void saw(Method test) {
    session.saw(nameOf(test));
  }

  /** The names of the tests that took part so far, those included that can't run here. */
  public Set<String> testsSeen() {
    return session.testsSeen();
  }

  void close() {
    stand.close();
  }
}
