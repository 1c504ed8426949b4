package dev.twinstore.contract.harness;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Checks that did not run, so that none is silently taken as passed. They are named when the run
 * ends.
 */
public final class Skipped implements AutoCloseable {

  private final Set<String> lines = new TreeSet<>();

  /** Nothing was skipped yet. */
  public Skipped() {}

  /** Names a check that did not run. */
  public synchronized void add(String what, String why) {
    lines.add("skipped: %s (%s)".formatted(what, why));
  }

  /**
   * Skips a check whose tool is not on this machine; with {@code TWINSTORE_STRICT=1} that is a
   * failure.
   */
  public void missingTool(String what, String tool) {
    add(what, "no " + tool);
    if ("1".equals(System.getenv("TWINSTORE_STRICT"))) {
      Assertions.fail("%s: no %s, and TWINSTORE_STRICT=1".formatted(what, tool));
    }
    Assumptions.abort("no " + tool);
  }

  /** Skips a check that means nothing where it runs now. */
  public void notHere(String what, String why) {
    add(what, why);
    Assumptions.abort(why);
  }

  /** Prints what was skipped, and how much that was. */
  @Override
  public synchronized void close() {
    lines.forEach(System.out::println);
    System.out.println("contract checks skipped: " + lines.size());
  }
}
