package dev.twinstore.localaws;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link Options} from arguments, and finds everything that is wrong with them. */
final class CommandLine {

  private static final Set<String> FLAGS = Set.of(Options.IN_MEMORY, Options.UNTIL_STDIN_CLOSES);
  private static final Set<String> VALUED =
      Set.of(Options.DATA, Options.HOST, Options.DYNAMODB_PORT, Options.S3_PORT, Options.SQS_PORT);

  private final Map<String, String> values = new HashMap<>();
  private final Set<String> flags = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private CommandLine(List<String> arguments) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      read(rest.removeFirst(), rest);
    }
  }

  /**
   * The options that the arguments give.
   *
   * @throws InvalidArguments that lists every violation
   */
  static Options parse(String... arguments) throws InvalidArguments {
    CommandLine line = new CommandLine(List.of(arguments));
    Options options =
        new Options(
            line.data(),
            line.host(),
            line.port(Options.DYNAMODB_PORT, 8000),
            line.port(Options.S3_PORT, 9000),
            line.values.containsKey(Options.SQS_PORT)
                ? OptionalInt.of(line.port(Options.SQS_PORT, 0))
                : OptionalInt.empty(),
            line.flags.contains(Options.UNTIL_STDIN_CLOSES));
    if (options.s3Port() != 0 && options.s3Port() == options.dynamoDbPort()) {
      line.problems.add(
          "%s and %s are both %d"
              .formatted(Options.DYNAMODB_PORT, Options.S3_PORT, options.s3Port()));
    }
    if (options.sqsPort().orElse(0) != 0
        && List.of(options.s3Port(), options.dynamoDbPort())
            .contains(options.sqsPort().getAsInt())) {
      line.problems.add("%s is the port of another, too".formatted(Options.SQS_PORT));
    }
    if (!line.problems.isEmpty()) {
      throw new InvalidArguments(line.problems);
    }
    return options;
  }

  private void read(String argument, Deque<String> rest) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (FLAGS.contains(argument)) {
      flags.add(argument);
    } else if (!VALUED.contains(name)) {
      problems.add("%s is not an option".formatted(argument));
    } else if (equals >= 0) {
      keep(name, argument.substring(equals + 1));
    } else {
      keep(name, isValue(rest.peekFirst()) ? rest.removeFirst() : "");
    }
  }

  private static boolean isValue(@Nullable String next) {
    return next != null && !next.startsWith("--");
  }

  private void keep(String name, String value) {
    if (value.isBlank()) {
      problems.add("%s needs a value".formatted(name));
    }
    if (values.putIfAbsent(name, value) != null) {
      problems.add("%s is given twice".formatted(name));
    }
  }

  private Optional<Path> data() {
    String folder = values.get(Options.DATA);
    if ((folder == null) != flags.contains(Options.IN_MEMORY)) {
      problems.add("give either %s DIR or %s".formatted(Options.DATA, Options.IN_MEMORY));
    }
    if (folder == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(folder).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      problems.add("%s %s is not a path".formatted(Options.DATA, folder));
      return Optional.empty();
    }
  }

  private String host() {
    String host = values.getOrDefault(Options.HOST, "127.0.0.1");
    if (!host.isBlank() && !host.matches("[A-Za-z0-9._-]+")) {
      problems.add("%s takes an IPv4 address or a name, not %s".formatted(Options.HOST, host));
    }
    return host;
  }

  private int port(String option, int otherwise) {
    String port = values.get(option);
    if (port == null || port.isBlank()) {
      return otherwise;
    }
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
      problems.add("%s takes a number from 0 to 65535, not %s".formatted(option, port));
      return otherwise;
    }
    return Integer.parseInt(port);
  }
}
