package dev.twinstore.contract.infra;

import dev.twinstore.contract.stores.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Terraform at work on a copy of a configuration of {@code infra/}, with the provider that lies
 * here.
 */
final class Terraform {

  private static final Path INFRA =
      Path.of(System.getProperty("twinstore.infra", "../infra")).toAbsolutePath().normalize();
  private static final int CHANGES = 2;
  private static final int MINUTES = 5;

  private final Path folder;
  private final Path settings;
  private final List<String> variables;

  private Terraform(Path copy, Path settings, String configuration, Map<String, String> variables) {
    this.folder = copy.resolve(configuration);
    this.settings = settings;
    this.variables =
        variables.entrySet().stream()
            .flatMap(entry -> Stream.of("-var", entry.getKey() + "=" + entry.getValue()))
            .toList();
  }

  /** What it would need to run here, and is not on this machine; nothing when it can. */
  static Optional<String> missing(Path scratch) {
    Result result =
        run(INFRA, Map.of(), List.of("./provider", "" + scratch.resolve("terraformrc")));
    return result.status() == 0
        ? Optional.empty()
        : Optional.of(result.output().strip().replaceFirst("^no ", ""));
  }

  /**
   * @param scratch where {@link #missing} found nothing missing
   * @param name of the copy, which has a state of its own
   * @param configuration its folder in {@code infra/}
   */
  static Terraform of(
      Path scratch, String name, String configuration, Map<String, String> variables) {
    Path copy = scratch.resolve(name);
    copy(INFRA, copy);
    Terraform terraform =
        new Terraform(copy, scratch.resolve("terraformrc"), configuration, variables);
    terraform.need(0, "init");
    return terraform;
  }

  void apply() {
    need(0, with("apply", "-auto-approve"));
  }

  /** What it would do now; empty when there is nothing left to do. */
  Optional<String> plan() {
    Result result = terraform(with("plan", "-detailed-exitcode"));
    return switch (result.status()) {
      case 0 -> Optional.empty();
      case CHANGES -> Optional.of(result.output());
      default -> throw new AssertionError(result.output());
    };
  }

  /** The lines of the output that a server is to be started with. */
  Map<String, String> environment() {
    Object outputs = Json.readObject(need(0, "output", "-json")).get("environment");
    return ((String) ((Map<?, ?>) outputs).get("value"))
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  private String[] with(String... command) {
    return Stream.concat(Stream.of(command), variables.stream()).toArray(String[]::new);
  }

  private String need(int status, String... command) {
    Result result = terraform(command);
    if (result.status() != status) {
      throw new AssertionError(
          "terraform %s ended with %d:%n%s"
              .formatted(command[0], result.status(), result.output()));
    }
    return result.output();
  }

  private Result terraform(String... command) {
    List<String> line = new ArrayList<>(List.of("terraform"));
    line.addAll(List.of(command));
    return run(
        folder,
        Map.of(
            "TF_CLI_CONFIG_FILE", settings.toString(),
            "TF_CLI_ARGS", "-no-color",
            "TF_IN_AUTOMATION", "1",
            "TF_INPUT", "0",
            "CHECKPOINT_DISABLE", "1"),
        line);
  }

  private record Result(int status, String output) {}

  private static Result run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      File log = File.createTempFile("terraform", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log);
      builder.environment().keySet().removeIf(key -> key.startsWith("AWS_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        process.waitFor();
      }
      String output = Files.readString(log.toPath());
      Files.delete(log.toPath());
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while " + command.get(0) + " ran", e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        String name = path.getFileName().toString();
        if (Files.isRegularFile(path) && (name.endsWith(".tf") || name.endsWith(".json"))) {
          Path copy = to.resolve(from.relativize(path).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(path, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
