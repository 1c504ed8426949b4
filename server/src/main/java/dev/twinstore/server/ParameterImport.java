package dev.twinstore.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Has settings read from SSM Parameter Store where {@code TWINSTORE_PARAMETERS} names a path: the
 * parameter {@code table} under it is {@code twinstore.table}. Spring Cloud AWS reads and decrypts
 * them; the environment stays above.
 */
final class ParameterImport implements EnvironmentPostProcessor, Ordered {

  private static final String VARIABLE = "TWINSTORE_PARAMETERS";

  /** The path with a slash at its end; null where none is named. */
  static @Nullable String path(Environment environment) {
    String path = environment.getProperty(VARIABLE, "").strip();
    if (path.isEmpty()) {
      return null;
    }
    if (!path.matches("(/[A-Za-z0-9_.-]+)+/?")) {
      throw new IllegalStateException(
          "%s must be a path of Parameter Store, such as /twinstore/prod/, unlike '%s'"
              .formatted(VARIABLE, path));
    }
    return path.endsWith("/") ? path : path + "/";
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String path = path(environment);
    if (path != null) {
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "parameterImport",
                  Map.of(
                      "spring.config.import",
                      "aws-parameterstore:" + path + "?prefix=twinstore.")));
    }
  }
}
