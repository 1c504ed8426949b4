package dev.twinstore.contract.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.SweepRefusedException;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.UnavailableException;
import dev.twinstore.client.UnknownOutcomeException;
import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.client.model.SweepPage;
import java.util.concurrent.atomic.AtomicInteger;

/** Sweeps without grace: what is staged and not yet committed is fair game. */
public final class Sweeps {

  private final AtomicInteger finished = new AtomicInteger();
  private final AtomicInteger removed = new AtomicInteger();
  private final AtomicInteger restored = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  /** Sweeps all, page by page; ends early when a store or the server is away. */
  public void sweep(TwinstoreClient server, int limit) {
    try {
      server.twins().sweepAll(new SweepOrder().grace(0).limit(limit)).forEach(this::count);
      finished.incrementAndGet();
    } catch (SweepRefusedException e) {
      refused.incrementAndGet();
    } catch (UnavailableException | UnknownOutcomeException e) {
      // A store is away, or the server died: the next sweep does what is left to do.
    }
  }

  private void count(SweepPage page) {
    removed.addAndGet(page.getRemoved());
    restored.addAndGet(page.getRestored());
    lost.addAndGet(page.getLost());
  }

  /** Sweeps that came to their end. */
  public int finished() {
    return finished.get();
  }

  /** Orphans that were removed. */
  public int removed() {
    return removed.get();
  }

  /** Asserts that no sweep met a row without its copy. */
  public void assertAllCopiesWereThere() {
    assertThat(restored.get()).as("copies that a sweep had to make anew").isZero();
    assertThat(lost.get()).as("copies that alone held the content, and were lost").isZero();
  }

  /** Sweeps that would have removed too much. */
  public int refused() {
    return refused.get();
  }
}
