package dev.twinstore.contract.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Contract tests in a JVM of their own, against a server and stores that its environment names. */
final class ContractTests {

  private static final int MINUTES = 25;

  private ContractTests() {}

  /**
   * Runs the classes of these names.
   *
   * @param except names of methods in them that are left out
   * @throws AssertionError with what they printed, unless all passed
   */
  static void run(
      Path log, Map<String, String> environment, List<String> classes, String... except) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=tree",
                "--fail-if-no-tests"));
    classes.forEach(name -> command.add("--select-class=dev.twinstore.contract." + name));
    for (String method : except) {
      command.add("--exclude-methodname=.*#" + method);
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("AWS_") || key.startsWith("TWINSTORE_"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        process.waitFor();
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while the contract tests ran", e);
    }
  }
}
