package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two servers sweep without a grace period while others write: nothing is lost, nothing is left.
 */
class SweepsAtOnceTest {

  private static final int WRITERS = 6;
  private static final int ROUNDS = 15;
  private static final DocumentId SHARED = new DocumentId("shared");

  private final Stores stores = new Stores();
  private final Pairing pairing =
      new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);
  private final CollectionRules rules =
      new CollectionRules("things", Optional.of("name"), Optional.empty());
  private final AtomicInteger writing = new AtomicInteger(WRITERS);

  @Test
  void areHarmlessToWritersAndToEachOther() throws Exception {
    pairing.make();
    Twins things = server().open(rules);
    things.create(SHARED, content("{'name':'shared','n':0}"));
    ExecutorService pool = Executors.newCachedThreadPool();
    List<Callable<Integer>> tasks = new ArrayList<>();
    IntStream.range(0, WRITERS).forEach(writer -> tasks.add(() -> write(things, writer)));
    Stream.of(1, 2).forEach(sweeper -> tasks.add(this::sweep));
    for (Future<Integer> ended : pool.invokeAll(tasks)) {
      assertThat(ended.get()).isPositive();
    }
    pool.shutdown();

    assertThat(things.find(SHARED).orElseThrow().content().json().get("n").intValue())
        .isEqualTo(WRITERS * ROUNDS);
    Stores.sweep(repairs());
    List<String> wanted = new ArrayList<>();
    for (DocumentId id : ids()) {
      assertThat(repairs().inspect("things", id).matches()).as("%s", id).isTrue();
      assertThat(stores.row("things", id.value())).doesNotContainKey(RowFormat.Name.EXPIRES_AT);
      wanted.add(stores.row("things", id.value()).get(RowFormat.Name.OBJECT_KEY).s());
    }
    assertThat(stores.keys("things/")).containsExactlyInAnyOrderElementsOf(wanted);
  }

  /**
   * Counts up the document of all, makes and deletes one of its own, loses some of its copies, and
   * leaves orphans of both.
   */
  private int write(Twins things, int writer) {
    DocumentId own = own(writer);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        things.update(SHARED, SweepsAtOnceTest::countedUp);
        things.create(own, content("{'name':'own %d','n':%d}".formatted(writer, round)));
        leaveOrphan(round % 2 == 0 ? own : SHARED);
        if (round % 3 == 0) {
          stores.delete(stores.row("things", own.value()).get(RowFormat.Name.OBJECT_KEY).s());
        }
        things.update(own, SweepsAtOnceTest::countedUp);
        assertThat(things.find(own).orElseThrow().content().json().get("n").intValue())
            .isEqualTo(round + 1);
        if (round < ROUNDS - 1) {
          things.delete(own, current -> {});
        }
      }
      return ROUNDS;
    } finally {
      writing.decrementAndGet();
    }
  }

  private int sweep() {
    int sweeps = 0;
    do {
      Stores.sweep(repairs());
      sweeps++;
    } while (writing.get() > 0);
    return sweeps;
  }

  private void leaveOrphan(DocumentId id) {
    stores.put(new CopyKey("things", id, 7, WriteId.above(Instant.now())).toString());
  }

  private static Content countedUp(Document current) {
    ObjectNode json = current.content().json();
    return Content.of(json.put("n", json.get("n").intValue() + 1));
  }

  private static List<DocumentId> ids() {
    return Stream.concat(
            Stream.of(SHARED), IntStream.range(0, WRITERS).mapToObj(SweepsAtOnceTest::own))
        .toList();
  }

  private static DocumentId own(int writer) {
    return new DocumentId("own-" + writer);
  }

  private AwsTwinStore server() {
    return new AwsTwinStore(
        stores.dynamoDb, stores.s3, stores.settings, null, stores.metrics, Clock.systemUTC());
  }

  private Repairs repairs() {
    AwsTwinStore server = server();
    server.open(rules);
    return new StoredRepairs(
        stores.dynamoDb, stores.s3, stores.settings, pairing, server, Clock.systemUTC());
  }
}
