package dev.twinstore.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The environment decides how much is proved. */
final class ScaleTest {

  @Test
  void isSmallUnlessSomebodyAsksForMore() {
    Scale small = Scale.of(Map.of());
    assertThat(small.rounds()).isEqualTo(20);
    assertThat(small.roundsOfEach()).isEqualTo(10);
    assertThat(small.creators()).isEqualTo(16);
    assertThat(small.histories()).isEqualTo(Duration.ofMinutes(1));
    assertThat(small.outage()).isEqualTo(Duration.ofSeconds(5));
    assertThat(small.soaks()).isFalse();
  }

  @Test
  void isFullAndLongAndTheSameAgainWhereAsked() {
    Scale full =
        Scale.of(Map.of("TWINSTORE_FULL", "1", "TWINSTORE_SOAK", "30", "TWINSTORE_SEED", "42"));
    assertThat(full.rounds()).isEqualTo(200);
    assertThat(full.roundsOfEach()).isEqualTo(200);
    assertThat(full.creators()).isEqualTo(64);
    assertThat(full.histories()).isEqualTo(Duration.ofMinutes(30));
    assertThat(full.outage()).isEqualTo(Duration.ofMinutes(1));
    assertThat(full.seed()).isEqualTo(42);
  }
}
