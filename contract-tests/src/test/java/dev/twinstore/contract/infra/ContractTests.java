package dev.twinstore.contract.infra;

import dev.twinstore.contract.harness.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Contract tests in a JVM of their own, against a server that is running and its stores. */
final class ContractTests {

  private static final String PACKAGE = "dev.twinstore.contract";
  private static final Duration WITHIN = Duration.ofMinutes(25);

  private ContractTests() {}

  /** Whether more is asked for than what is run every day. */
  static boolean inFull() {
    return "1".equals(System.getenv("TWINSTORE_FULL"));
  }

  /** All of them. */
  static List<String> all() {
    return List.of(
        "--select-package=" + PACKAGE, "--include-classname=%s\\.\\w+Test".formatted(PACKAGE));
  }

  /**
   * Unless all is asked for: what takes long, and asks nothing of the stores that others do not.
   */
  static List<String> lengthy() {
    return inFull()
        ? List.of()
        : List.of(
            "aTakenUniqueValueBeyondTheFirstPageOfAListIs409",
            "writersThatTradeUniqueValuesNeverShareOne");
  }

  /** The classes of these names. */
  static List<String> named(List<String> classes) {
    return classes.stream().map(each -> "--select-class=%s.%s".formatted(PACKAGE, each)).toList();
  }

  /**
   * Runs those that are selected.
   *
   * @param name of the table and the bucket
   * @param server what says where it is, and all else that is not as the bench has it
   * @param except names of methods that are left out
   * @throws AssertionError with what they printed, unless all passed
   */
  static void run(
      Bench bench,
      String name,
      Map<String, String> server,
      List<String> selected,
      List<String> except) {
    List<String> program =
        new ArrayList<>(
            List.of(
                "-Dtwinstore.coverage-of-a-part=true",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.junit.platform.console.ConsoleLauncher",
                "execute",
                "--disable-banner",
                "--disable-ansi-colors",
                "--details=tree",
                "--fail-if-no-tests"));
    program.addAll(selected);
    for (String method : except) {
      program.add("--exclude-methodname=.*#" + method);
    }
    Bench.Ended ended = bench.run(name, program, server, WITHIN);
    if (ended.exitCode() != 0) {
      throw new AssertionError(ended.output());
    }
  }
}
