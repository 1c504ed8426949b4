package dev.twinstore.server.repairs;

import dev.twinstore.server.background.BackgroundThread;
import dev.twinstore.server.twin.Repairs;
import dev.twinstore.server.twin.SweepOrder;
import dev.twinstore.server.twin.SweepPage;
import dev.twinstore.server.twin.SweepRefused;
import dev.twinstore.server.twin.TwinStore;
import dev.twinstore.server.twin.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own sweeps, one after the other on one thread. The first comes at a random moment of
 * the first interval, so that servers that were started together don't sweep together. A sweep that
 * fails is begun anew at the next turn, and the same failure turn after turn is told once.
 */
final class SweepSchedule extends BackgroundThread {

  private static final Logger log = LoggerFactory.getLogger(SweepSchedule.class);

  /** The contract's defaults. */
  private static final Duration GRACE = Duration.ofHours(1);

  private static final int LIMIT = 100;

  private static final Duration UNTIL_PREPARED = Duration.ofSeconds(1);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

  private final Repairs repairs;
  private final TwinStore store;
  private final RepairSettings settings;
  private @Nullable Class<?> lastFailure;

  SweepSchedule(Repairs repairs, TwinStore store, RepairSettings settings) {
    super("sweep", settings.sweeps(), LONGEST_FAREWELL);
    this.repairs = repairs;
    this.store = store;
    this.settings = settings;
  }

  /** A sweep that is interrupted has done no harm. */
  @Override
  protected void work() throws InterruptedException {
    long every = settings.sweepEvery().toMillis();
    Thread.sleep(ThreadLocalRandom.current().nextLong(every));
    while (isWanted()) {
      turn();
      Thread.sleep(every);
    }
  }

  private void turn() throws InterruptedException {
    try {
      while (!store.health().prepared()) {
        Thread.sleep(UNTIL_PREPARED.toMillis());
      }
      sweep();
      lastFailure = null;
    } catch (RuntimeException e) {
      if (isWanted() && !e.getClass().equals(lastFailure)) {
        tell(e);
      }
      lastFailure = e.getClass();
    }
  }

  /** What the kernel refuses is known by its message; anything else is a defect, with its trace. */
  private void tell(RuntimeException failure) {
    boolean foreseen = failure instanceof Unavailable || failure instanceof SweepRefused;
    log.warn(
        "A sweep broke off, the next begins in {}: {}",
        settings.sweepEvery(),
        failure.getMessage(),
        foreseen ? null : failure);
  }

  private void sweep() {
    Tally tally = new Tally();
    Optional<String> cursor = Optional.empty();
    do {
      SweepPage page = repairs.sweep(new SweepOrder(false, GRACE, cursor, LIMIT));
      tally.add(page);
      cursor = page.next();
    } while (cursor.isPresent() && isWanted());
    tally.tell();
  }

  /** What the pages of one sweep came to. */
  private static final class Tally {

    private long seen;
    private long removed;
    private long restored;
    private long lost;

    void add(SweepPage page) {
      seen += page.seen();
      removed += page.removed();
      restored += page.restored();
      lost += page.lost();
    }

    void tell() {
      if (removed + restored + lost > 0) {
        log.info(
            "A sweep looked at {} copies and rows: {} removed, {} restored, {} lost",
            seen,
            removed,
            restored,
            lost);
      }
    }
  }
}
