package dev.twinstore.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Makes sure that a path of Parameter Store that is named has all that is read from it, and that
 * what was read is not printed: nobody says which of it was a SecureString.
 */
final class ParameterDuty implements EnvironmentPostProcessor, Ordered {

  private static final List<String> NAMES = List.of("table", "bucket", "topic", "queue");
  private static final String PREFIX = "twinstore.";

  /** The property that has a regular expression of all that is not to be printed. */
  static final String UNSPOKEN = "twinstore.unspoken";

  private static final String STORE = "aws-parameterstore";

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String path = ParameterImport.path(environment);
    if (path == null) {
      return;
    }
    List<String> missing = new ArrayList<>();
    List<String> unspoken = new ArrayList<>();
    for (String name : NAMES) {
      String variable = "TWINSTORE_" + name.toUpperCase(Locale.ROOT);
      String stored = stored(PREFIX + name, environment);
      if (stored != null) {
        unspoken.add(stored);
      } else if (environment.getProperty(variable) == null
          && environment.getProperty(PREFIX + name) == null) {
        missing.add(path + name);
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingParameters(missing);
    }
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("unspoken", Map.of(UNSPOKEN, words(unspoken))));
  }

  private static @Nullable String stored(String property, ConfigurableEnvironment environment) {
    for (PropertySource<?> source : environment.getPropertySources()) {
      if (source instanceof EnumerablePropertySource<?> && source.getName().contains(STORE)) {
        Object value = source.getProperty(property);
        if (value != null) {
          return value.toString();
        }
      }
    }
    return null;
  }

  /** Matches these words where they stand alone; nothing where there are none. */
  private static String words(List<String> words) {
    return words.isEmpty()
        ? "(?!)"
        : words.stream()
            .filter(word -> word.matches("[A-Za-z0-9_.:-]+"))
            .map(word -> word.replace(".", "[.]"))
            .collect(Collectors.joining("|", "(?<![A-Za-z0-9_.-])(", ")(?![A-Za-z0-9_.-])"));
  }
}
