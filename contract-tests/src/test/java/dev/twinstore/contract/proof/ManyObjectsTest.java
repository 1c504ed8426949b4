package dev.twinstore.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.load.Background;
import dev.twinstore.contract.stores.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** More objects than anybody would hold in memory. */
@NeedsFaults
@ExtendWith(Contracted.class)
@Timeout(value = 2, unit = TimeUnit.HOURS)
@EnabledIfEnvironmentVariable(named = "TWINSTORE_FULL", matches = "1")
final class ManyObjectsTest {

  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int PAGES = 200;

  /** Much less than a hundred thousand objects would take in the server. */
  private static final int ROOM_MEGABYTES = 25;

  private final Random random = new Random(Scale.fromEnv().seed());
  private final SortedSet<String> put = Collections.synchronizedSortedSet(new TreeSet<>());

  @Test
  void allAreListedWithoutBeingHeldInMemoryAndDeleted(Run run) throws Exception {
    Server server = run.cluster().servers().get(0);
    putUpTo(FEW, server.client());
    medianPageMicros(server);
    long few = medianPageMicros(server);
    putUpTo(MANY, server.client());
    long many = medianPageMicros(server);
    assertAllAreListed(server);

    long before = server.footprint().megabytes();
    AtomicLong most = new AtomicLong();
    try (Background sampling = new Background()) {
      sampling.repeat(
          "footprints",
          () -> {
            most.accumulateAndGet(server.footprint().megabytes(), Math::max);
            sampling.pause(50);
          });
      for (int time = 0; time < 5; time++) {
        assertAllAreListed(server);
      }
    }
    Figures.print(
        "objects: %d listed 5 times: %d MB resident before, %d MB at most meanwhile; a page of 100"
            + " costs %.2f of what it costs among %d",
        MANY, before, most.get(), (double) many / few, FEW);
    assertThat(most.get()).isLessThanOrEqualTo(before + ROOM_MEGABYTES);

    assertThat(send(server, "DELETE", "")).isEqualTo("{\"msg\":\"Objects deleted\"}");
    assertThat(send(server, "GET", "")).isEqualTo("{\"objects\":[]}");
    assertThat(run.cluster().stores().keys("objects/")).isEmpty();
  }

  private void putUpTo(int number, TwinstoreClient client) {
    List<UUID> more = Stream.generate(UUID::randomUUID).limit(number - put.size()).toList();
    more.parallelStream()
        .forEach(
            uuid -> {
              assertThat(client.objects().put(uuid)).isTrue();
              put.add(uuid.toString());
            });
  }

  /** Of pages of a hundred that begin anywhere among all. */
  private long medianPageMicros(Server server) throws Exception {
    List<String> starts =
        server
            .client()
            .objects()
            .list(Math.min(1_000, put.size() / 10))
            .pages()
            .flatMap(page -> page.next().stream())
            .toList();
    long[] micros = new long[PAGES];
    for (int number = 0; number < PAGES; number++) {
      String start = starts.get(random.nextInt(starts.size()));
      long began = System.nanoTime();
      String page = send(server, "GET", "?limit=100&cursor=" + start);
      micros[number] = (System.nanoTime() - began) / 1_000;
      assertThat(Json.array(Json.readObject(page).get("objects"))).hasSize(100);
    }
    Arrays.sort(micros);
    return micros[PAGES / 2];
  }

  private void assertAllAreListed(Server server) throws Exception {
    List<String> listed =
        Json.array(Json.readObject(send(server, "GET", "")).get("objects")).stream()
            .map(each -> (String) Json.object(each).get("uuid"))
            .toList();
    assertThat(listed).isEqualTo(List.copyOf(put));
  }

  private static String send(Server server, String method, String query)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/objects" + query))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(Duration.ofHours(1))
            .build();
    return server.http().send(request, BodyHandlers.ofString()).body();
  }
}
