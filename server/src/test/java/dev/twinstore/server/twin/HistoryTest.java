package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {

  @Test
  void forgetsTheOldestAndSaysSo() {
    WriteId first = WriteId.above(Instant.now());
    History history = History.NONE.plus(first);
    WriteId latest = first;
    for (int i = 1; i < History.LENGTH; i++) {
      latest = WriteId.above(Instant.now(), latest);
      history = history.plus(latest);
    }
    assertThat(history.has(first)).isTrue();
    assertThat(history.reachesBackTo(null)).isTrue();

    history = history.plus(WriteId.above(Instant.now(), latest));
    assertThat(history.has(first)).isFalse();
    assertThat(history.reachesBackTo(null)).isFalse();
    assertThat(history.reachesBackTo(first)).isFalse();
    assertThat(history.reachesBackTo(latest)).isTrue();
  }

  @Test
  void mintsAboveAllThatWasSeenWhateverTheClockSays() {
    WriteId ahead = WriteId.above(Instant.now().plusSeconds(60));
    WriteId fence = WriteId.above(Instant.now().plusSeconds(120));
    assertThat(WriteId.above(Instant.now(), ahead, null, fence))
        .isGreaterThan(ahead)
        .isGreaterThan(fence);
  }
}
