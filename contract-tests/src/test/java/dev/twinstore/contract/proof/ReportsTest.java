package dev.twinstore.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.DragonQuery;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.UnavailableException;
import dev.twinstore.client.UnknownOutcomeException;
import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.SubmissionStatus;
import dev.twinstore.contract.collection.Dragons;
import dev.twinstore.contract.harness.Cluster;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.load.Sweeps;
import dev.twinstore.contract.stores.Twins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many reports at once, at once and by the queue, while a server that takes and adds them dies. */
@Order(2)
@NeedsFaults
@NeedsQueue
@ExtendWith(Contracted.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
record ReportsTest(Run run) {

  private static final int REPORTS = 50;

  /** A message that a dead server had is hidden for a quarter of a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A report, how it is sent, and whether its sender is to be told. */
  private record Sent(int number, String name) {

    boolean byQueue() {
      return number % 2 == 0;
    }

    boolean wishes() {
      return number % 4 < 2;
    }

    DragonReport report() {
      return new DragonReport()
          .dragonName(name)
          .description("Steams.")
          .family("red")
          .city("Bend")
          .country("USA")
          .state("Oregon")
          .neighborhood("Old Mill")
          .confirmationRequired(wishes());
    }
  }

  /** Two servers; the first has its settings from a parameter store, the other from outside. */
  private Cluster cluster() {
    return run.cluster("reports", Map.of("TWINSTORE_PARAMETERS", "/twinstore/reports/"));
  }

  @Test
  void aServerHasItsSettingsFromAParameterStore() {
    List<Server> servers = cluster().servers();
    Sent sent = new Sent(2, "Of a store " + System.nanoTime());
    String id =
        servers.get(0).client().dragons().submit(sent.report()).submission().orElseThrow().getId();
    assertThat(settled(servers.get(1).client(), id).getStatus()).isEqualTo(SubmissionStatus.ADDED);
  }

  @Test
  void allAreAddedOnceAndAllWhoWishAreTold() throws Exception {
    Cluster cluster = cluster();
    List<Server> servers = cluster.servers();
    String prefix = "Reported " + System.nanoTime() + " ";
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < REPORTS; i++) {
      Sent sent = new Sent(i, prefix + i);
      tasks.add(() -> send(sent, servers));
    }
    ExecutorService senders = Executors.newFixedThreadPool(REPORTS);
    List<Future<String>> answers = tasks.stream().map(senders::submit).toList();
    Pause.until(
        "some are added", PATIENCE, () -> some(servers.get(1).client(), prefix).size() >= 5);
    servers.get(0).kill();
    List<String> submissions = new ArrayList<>();
    for (Future<String> answer : answers) {
      submissions.add(answer.get(3, TimeUnit.MINUTES));
    }
    senders.shutdown();

    TwinstoreClient left = servers.get(1).client();
    for (String id : submissions) {
      if (!id.isEmpty()) {
        assertThat(settled(left, id).getStatus()).isEqualTo(SubmissionStatus.ADDED);
      }
    }
    Set<String> wanted = new TreeSet<>();
    for (int i = 0; i < REPORTS; i++) {
      wanted.add(prefix + i);
    }
    assertThat(dragons(left, prefix)).containsExactlyInAnyOrderElementsOf(wanted);
    Pause.until("all who wish are told", PATIENCE, () -> told(cluster, prefix, true).isEmpty());
    assertThat(told(cluster, prefix, false)).as("notices to those who do not wish").isEmpty();
    long notices =
        cluster.notices().received().stream()
            .filter(n -> String.valueOf(n.get("dragonName")).startsWith(prefix))
            .count();
    new Sweeps().sweep(left, 1000);
    new Twins(cluster.stores(), new Dragons(left).shape()).matchEverywhere(Set.of());
    Figures.print(
        "reports: %d, %d by the queue, a server killed: %d dragons, %d notices to %d, 0 violations",
        REPORTS, REPORTS / 2, wanted.size(), notices, (REPORTS + 2) / 2);
    cluster.servers();
  }

  /** Sends it to either server, and again to the other when that one dies; gives a submission. */
  private static String send(Sent sent, List<Server> servers) {
    String key = "key of " + sent.name();
    for (int tries = 0; ; tries++) {
      TwinstoreClient client = servers.get((sent.number() / 2 + tries) % 2).client();
      try {
        if (!sent.byQueue()) {
          client.dragons().create(sent.report(), key);
          return "";
        }
        return client.dragons().submit(sent.report(), key).submission().orElseThrow().getId();
      } catch (UnavailableException | UnknownOutcomeException e) {
        if (tries == 20) {
          throw e;
        }
        Pause.millis(200);
      }
    }
  }

  /** Those that are there, or none: in a crowd a list may be told to come back later. */
  private static Set<String> some(TwinstoreClient client, String prefix) {
    try {
      return dragons(client, prefix);
    } catch (UnavailableException e) {
      return Set.of();
    }
  }

  private static Set<String> dragons(TwinstoreClient client, String prefix) {
    Set<String> names = new TreeSet<>();
    for (Dragon dragon : client.dragons().list(DragonQuery.all())) {
      if (dragon.getDragonName().startsWith(prefix)) {
        assertThat(names.add(dragon.getDragonName())).as(dragon.getDragonName()).isTrue();
      }
    }
    return names;
  }

  private static DragonSubmission settled(TwinstoreClient client, String id) {
    Pause.until(
        "submission %s is settled".formatted(id),
        PATIENCE,
        () -> client.dragons().submission(id).getStatus() != SubmissionStatus.PENDING);
    return client.dragons().submission(id);
  }

  /** Who wishes and was not told; or who does not wish, and was. */
  private static List<Integer> told(Cluster cluster, String prefix, boolean wish) {
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < REPORTS; i++) {
      Sent sent = new Sent(i, prefix + i);
      boolean told = !cluster.notices().about(sent.name()).isEmpty();
      if (sent.wishes() == wish && told != wish) {
        wrong.add(i);
      }
    }
    return wrong;
  }
}
