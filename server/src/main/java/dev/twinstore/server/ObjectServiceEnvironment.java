package dev.twinstore.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Understands the variables of the object service that the collection of objects stands in for.
 * Where ours is set too, ours wins, and the log says so.
 */
final class ObjectServiceEnvironment implements EnvironmentPostProcessor {

  private static final String NAME = "objectService";
  private static final String ENVIRONMENT =
      StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  /** Their variable, ours, and the property that ours is read as. */
  private record Alias(String theirs, String ours, String property) {}

  private static final Alias[] ALIASES = {
    new Alias("DDB_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_DYNAMODB"),
    new Alias("DDB_TABLE_NAME", "TWINSTORE_TABLE", "twinstore.table"),
    new Alias("DDB_HASH_KEY_NAME", "TWINSTORE_PARTITION_KEY", "twinstore.partition-key")
  };

  private final Log log;

  ObjectServiceEnvironment(DeferredLogFactory logs) {
    this.log = logs.getLog(ObjectServiceEnvironment.class);
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    Map<String, Object> understood = new LinkedHashMap<>();
    for (Alias alias : ALIASES) {
      String value = environment.getProperty(alias.theirs());
      if (value == null || value.isBlank()) {
        continue;
      }
      if (environment.getProperty(alias.ours()) == null) {
        understood.put(alias.property(), value);
      } else {
        log.warn(
            "Both %s and %s are set: %s is used"
                .formatted(alias.ours(), alias.theirs(), alias.ours()));
      }
    }
    MapPropertySource source = new MapPropertySource(NAME, understood);
    MutablePropertySources sources = environment.getPropertySources();
    // Like any variable of the environment it is above what a parameter store or a file says.
    if (sources.contains(ENVIRONMENT)) {
      sources.addAfter(ENVIRONMENT, source);
    } else {
      sources.addLast(source);
    }
  }
}
