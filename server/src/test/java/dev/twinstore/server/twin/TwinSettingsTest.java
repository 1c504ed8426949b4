package dev.twinstore.server.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TwinSettingsTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @Test
  void hasSaneDefaults() {
    assertThat(
            new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("twinstore", TwinSettings.class))
        .isEqualTo(
            new TwinSettings(
                "twinstore", "collection", "twinstore", false, Duration.ofSeconds(10)));
  }

  @Test
  void namesTheSettingThatIsOutOfBounds() {
    assertThatThrownBy(
            () -> new TwinSettings("t", "collection", "bucket", false, Duration.ofSeconds(1)))
        .hasMessageContaining("twinstore.table");
    for (String key : List.of("", "a b", "id", "fence", "owner")) {
      assertThatThrownBy(() -> new TwinSettings("table", key, "bucket", false, TEN_SECONDS))
          .hasMessageContaining("twinstore.partition-key");
    }
    assertThatThrownBy(
            () -> new TwinSettings("table", "collection", "Bucket", false, Duration.ofSeconds(1)))
        .hasMessageContaining("twinstore.bucket");
    assertThatThrownBy(
            () -> new TwinSettings("table", "collection", "bucket", false, Duration.ofMinutes(1)))
        .hasMessageContaining("twinstore.budget must be 500ms to 50s");
  }

  @Test
  void neverSendsCopiesToRealAwsBesideALocalTable() {
    String table = "http://127.0.0.1:8000";
    assertThatThrownBy(() -> endpoints(Map.of("AWS_ENDPOINT_URL_DYNAMODB", table)).check())
        .hasMessageContaining("AWS_ENDPOINT_URL_S3");
    assertThat(endpoints(Map.of("AWS_ENDPOINT_URL", table)).check().s3()).isPresent();
    assertThat(
            endpoints(
                    Map.of(
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        "https://vpce-1.dynamodb.eu-west-1.vpce.amazonaws.com"))
                .check()
                .s3())
        .isEmpty();
  }

  private static LocalEndpoints endpoints(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
    return LocalEndpoints.of(environment);
  }
}
