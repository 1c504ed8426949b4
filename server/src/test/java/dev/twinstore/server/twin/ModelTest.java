package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever is done, in whatever order, with restarts, sweeps, lost answers and damage in between:
 * the stores tell what their model tells. A failing sequence is shrunk to the shortest; its seed is
 * printed, and makes it fail again as the property's {@code seed}.
 */
class ModelTest {

  /** For how long new sequences are tried. */
  private static final Duration ENOUGH = Duration.ofSeconds(12);

  private static final Stores STORES = new Stores();
  private static final Pairing PAIRING =
      new Pairing(STORES.dynamoDb, STORES.s3, STORES.table, STORES.name);
  private static final AtomicLong SEQUENCES = new AtomicLong();
  private static final AtomicLong MOVES = new AtomicLong();
  private static final long BEGAN = System.nanoTime();
  private static volatile boolean failing;

  static {
    PAIRING.make();
  }

  @Provide
  Arbitrary<List<Move>> sequences() {
    return Move.sequences();
  }

  @Property(
      tries = 1_000,
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void theStoresTellWhatTheirModelTells(@ForAll("sequences") List<Move> moves) {
    // A failing sequence is shrunk however long that takes.
    if (!failing && System.nanoTime() - BEGAN > ENOUGH.toNanos()) {
      return;
    }
    String collection = Trial.letters(SEQUENCES.incrementAndGet());
    CollectionRules rules =
        new CollectionRules(collection, Optional.of("name"), Optional.of("kind"));
    Real real = new Real(rules);
    Twins model = new InMemoryTwinStore().open(rules);
    boolean before = failing;
    failing = true;
    for (Move move : moves) {
      MOVES.incrementAndGet();
      assertThat(move.act().apply(real)).as("%s", move).isEqualTo(move.act().apply(() -> model));
    }
    real.assertTwins(model);
    failing = before;
  }

  @AfterContainer
  static void tell() {
    System.out.printf("figures: model: %d sequences, %d moves%n", SEQUENCES.get(), MOVES.get());
  }

  private static final class Real implements Move.Player {

    private final CollectionRules rules;
    private AwsTwinStore store = open();
    private Twins twins;

    Real(CollectionRules rules) {
      this.rules = rules;
      this.twins = store.open(rules);
      STORES.wire.heal();
    }

    private static AwsTwinStore open() {
      return new AwsTwinStore(
          STORES.dynamoDb, STORES.s3, STORES.settings, null, STORES.metrics, Clock.systemUTC());
    }

    @Override
    public Twins twins() {
      return twins;
    }

    @Override
    public void restart() {
      store = open();
      twins = store.open(rules);
    }

    @Override
    public void sweep() {
      Stores.sweep(
          new StoredRepairs(
              STORES.dynamoDb, STORES.s3, STORES.settings, PAIRING, store, Clock.systemUTC()));
    }

    @Override
    public void loseAnswer() {
      STORES.wire.heal();
      STORES.wire.next("UpdateItem", WireFault.ANSWER_LOST);
      STORES.wire.next("TransactWriteItems", WireFault.ANSWER_LOST);
    }

    @Override
    public void loseCopy(DocumentId id) {
      row(id)
          .flatMap(Row::body)
          .filter(body -> body.content().isPresent())
          .ifPresent(body -> STORES.delete(body.objectKey()));
    }

    @Override
    public void leaveOrphan(DocumentId id) {
      long revision = row(id).map(Row::revision).orElse(0L) + 1;
      WriteId writeId = WriteId.above(Instant.now());
      STORES.put(new CopyKey(rules.name(), id, revision, writeId).toString());
    }

    private Optional<Row> row(DocumentId id) {
      return Optional.of(STORES.row(rules.name(), id.value()))
          .filter(item -> !item.isEmpty())
          .map(item -> RowFormat.row(rules.name(), item));
    }

    /** After a sweep there is one copy for each document of the model, and nothing else. */
    void assertTwins(Twins model) {
      STORES.wire.heal();
      sweep();
      List<String> wanted = new ArrayList<>();
      DocumentQuery all = new DocumentQuery(Map.of(), 1_000, Optional.empty());
      for (Document document : model.list(all).documents()) {
        Row.Body body = row(document.id()).orElseThrow().live();
        byte[] copy = STORES.object(body.objectKey());
        assertThat(Copy.sha256(copy)).as("the copy's digest").isEqualTo(body.sha256());
        assertThat(Copy.content(copy)).as("the copy").isEqualTo(document.content());
        assertThat(body.content().orElse(document.content())).isEqualTo(document.content());
        wanted.add(body.objectKey());
      }
      assertThat(STORES.keys(rules.name() + "/")).containsExactlyInAnyOrderElementsOf(wanted);
    }
  }
}
