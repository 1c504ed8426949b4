package dev.twinstore.contract.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Footprint;
import dev.twinstore.contract.harness.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What one server took up, seen from time to time. The second quarter, when it is warm, is compared
 * with the last, each by its median: a leak shows, the garbage collector's moods do not.
 */
public final class Footprints {

  private static final double GROWTH = 1.25;

  private final Server server;
  private final List<Footprint> samples = new ArrayList<>();

  /** No samples yet of a server. */
  public Footprints(Server server) {
    this.server = server;
  }

  /** Looks at the server now. */
  public synchronized void sample() {
    samples.add(server.footprint());
  }

  private synchronized long median(int quarter, ToLongFunction<Footprint> measure) {
    int size = samples.size();
    long[] sorted =
        samples.subList(size * (quarter - 1) / 4, Math.max(1, size * quarter / 4)).stream()
            .mapToLong(measure)
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  /** Asserts that neither memory nor threads grew once it was warm. */
  public void assertFlat() {
    assertThat(median(4, Footprint::megabytes))
        .as("megabytes in the end")
        .isLessThanOrEqualTo((long) (median(2, Footprint::megabytes) * GROWTH));
    assertThat(median(4, Footprint::threads))
        .as("threads in the end")
        .isLessThanOrEqualTo((long) (median(2, Footprint::threads) * GROWTH) + 8);
  }

  @Override
  public String toString() {
    return "%d MB resident when warm, %d MB in the end; %d threads, %d threads (%d samples)"
        .formatted(
            median(2, Footprint::megabytes),
            median(4, Footprint::megabytes),
            median(2, Footprint::threads),
            median(4, Footprint::threads),
            samples.size());
  }
}
