package dev.twinstore.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ObjectServiceEnvironmentTest {

  private final List<Object> warnings = new ArrayList<>();
  private final Log log =
      new NoOpLog() {
        @Override
        public void warn(Object message) {
          warnings.add(message);
        }
      };

  private ConfigurableEnvironment environment(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
    DeferredLogFactory logs = (Supplier<Log> destination) -> log;
    new ObjectServiceEnvironment(logs).postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }

  @Test
  void readsTheirVariablesAsOurs() {
    ConfigurableEnvironment environment =
        environment(
            Map.of(
                "DDB_ENDPOINT_URL", "http://127.0.0.1:8000",
                "DDB_TABLE_NAME", "objects",
                "DDB_HASH_KEY_NAME", "uuid"));
    assertThat(environment.getProperty("AWS_ENDPOINT_URL_DYNAMODB"))
        .isEqualTo("http://127.0.0.1:8000");
    assertThat(environment.getProperty("twinstore.table")).isEqualTo("objects");
    assertThat(environment.getProperty("twinstore.partition-key")).isEqualTo("uuid");
    assertThat(warnings).isEmpty();
  }

  @Test
  void prefersOursAndSaysSo() {
    ConfigurableEnvironment environment =
        environment(Map.of("DDB_TABLE_NAME", "theirs", "TWINSTORE_TABLE", "ours"));
    assertThat(environment.getProperty("twinstore.table")).isNull();
    assertThat(warnings)
        .containsExactly(
            "Both TWINSTORE_TABLE and DDB_TABLE_NAME are set: TWINSTORE_TABLE is used");
  }
}
