package dev.twinstore.server.repairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RepairSettingsTest {

  private static RepairSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("twinstore", RepairSettings.class);
  }

  @Test
  void sweepsEveryHourUnlessToldOtherwise() {
    assertThat(bound(Map.of())).isEqualTo(new RepairSettings(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "PT2H, PT2H", "30d, P30D", "1s, PT1S", "0, PT0S", "0s, PT0S"})
  void takesSimpleAndIsoDurations(String text, Duration every) {
    RepairSettings settings = bound(Map.of("twinstore.sweep-every", text));
    assertThat(settings.sweepEvery()).isEqualTo(every);
    assertThat(settings.sweeps()).isEqualTo(!every.isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"999ms", "-1h", "31d"})
  void namesTheSettingThatIsOutOfBounds(String text) {
    assertThatThrownBy(() -> bound(Map.of("twinstore.sweep-every", text)))
        .rootCause()
        .hasMessageContaining("twinstore.sweep-every must be 1s to 30d, or 0");
  }
}
