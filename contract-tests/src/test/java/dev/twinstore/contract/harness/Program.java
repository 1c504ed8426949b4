package dev.twinstore.contract.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A jar that runs as a process of its own for as long as this JVM does. A shell holds the leash:
 * its other end is our side of a pipe, so that the program is told to stop even when this JVM is
 * killed without a word.
 */
final class Program implements AutoCloseable {

  /** Options of a JVM that lives for some minutes, beside others: it costs little. */
  static final String SHORT_LIVED = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private static final String LEASH =
      "exec 3<&0; (cat <&3 >/dev/null; kill $$ 2>/dev/null) & exec \"$@\" </dev/null 3<&-";
  private static final int TAIL = 40;

  /** Generous, as a machine that also builds may be slow. */
  private static final Duration START_WITHIN = Duration.ofMinutes(3);

  private final String name;
  private final Path log;
  private final Process process;

  private Program(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts a jar; its output goes to the log file. The environment is ours, without AWS settings,
   * plus what is given.
   */
  static Program start(
      String name, Path jar, Path logs, Map<String, String> environment, String... arguments) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "There is no %s at %s: build it first (mvn package)".formatted(name, jar));
    }
    return start(name, List.of("-jar", jar.toString()), logs, environment, arguments);
  }

  /** The same for what is no jar; what says where it is comes first. */
  static Program start(
      String name,
      List<String> program,
      Path logs,
      Map<String, String> environment,
      String... arguments) {
    Path log = logs.resolve(name + ".log");
    List<String> command = new ArrayList<>(List.of("sh", "-c", LEASH, name, java()));
    command.addAll(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("AWS_") || key.startsWith("TWINSTORE_"));
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(logs);
      return new Program(name, log, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be started".formatted(name), e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Asks again and again, 180 s at most, until there is an answer; fails when the program ends
   * before.
   */
  <T> T await(String what, Supplier<Optional<T>> question) {
    Instant deadline = Instant.now().plus(START_WITHIN);
    while (true) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        String end =
            process.isAlive()
                ? "within " + START_WITHIN
                : "before it ended with " + process.exitValue();
        close();
        throw new IllegalStateException(
            "%s did not come to %s %s. The end of %s:%n%s".formatted(name, what, end, log, tail()));
      }
      Pause.briefly();
    }
  }

  /** Waits until it has ended by itself, with success. */
  void awaitEnd() {
    if (exitCode(START_WITHIN) != 0) {
      throw new IllegalStateException(
          "%s ended with %d. The end of %s:%n%s".formatted(name, process.exitValue(), log, tail()));
    }
  }

  /** Waits until it has ended, and kills it where that takes longer. */
  int exitCode(Duration within) {
    try {
      if (!process.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while " + name + " ran", e);
    }
    return process.exitValue();
  }

  /** What it has printed so far. */
  String output() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tail() {
    List<String> lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it without a word (SIGKILL), and waits until it has ended. */
  void kill() {
    try {
      process.destroyForcibly();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " outlived a SIGKILL for 30 s");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while killing " + name, e);
    }
  }

  /** Sends it a signal, such as {@code STOP}, unless it has ended. */
  void signal(String signal) {
    if (!process.isAlive()) {
      return;
    }
    try {
      new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while signalling " + name, e);
    }
  }

  /** Tells it to stop, waits 10 s at most, and then makes it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
