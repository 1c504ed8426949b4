package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkerTest {

  @Test
  void takesNamesThatLookTheSameForTheSame() {
    assertThat(Marker.keyOf("  Cafe\u0301 ")).isEqualTo(Marker.keyOf("Caf\u00e9"));
    assertThat(Marker.keyOf("Kettle")).isNotEqualTo(Marker.keyOf("kettle"));
  }

  @Test
  void hashesWhatIsTooLongForASortKey() {
    String fits = "é".repeat(512);
    assertThat(Marker.keyOf(fits)).isEqualTo(fits);
    assertThat(Marker.keyOf(fits + "x")).startsWith("sha256:").hasSize(71);
    assertThat(Marker.keyOf(fits + "x")).isNotEqualTo(Marker.keyOf(fits + "y"));
  }
}
