package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proof.Figures;
import dev.twinstore.contract.wire.Contract.Operation;
import dev.twinstore.contract.wire.Examples;
import dev.twinstore.contract.wire.Journal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the whole suite saw of the contract. Runs by itself, after all others, and only when each of
 * them took part: after {@code -Dtest=...} it is skipped. A part that is chosen to see all of it is
 * run with {@code -Dtwinstore.coverage-of-a-part=true}.
 */
@Order(Integer.MAX_VALUE)
@Isolated
@ExtendWith(Contracted.class)
record CoverageTest(Run run) {

  CoverageTest {
    Set<String> missing = new TreeSet<>(allTests());
    missing.removeAll(run.testsSeen());
    if (!missing.isEmpty() && !Boolean.getBoolean("twinstore.coverage-of-a-part")) {
      run.skipped().notHere("coverage of the contract", "only a part of the suite ran");
    }
  }

  @Test
  void everyOperationWasCalledThroughTheSdk() {
    List<String> operations = run.contract().operations().stream().map(Operation::id).toList();
    assertThat(run.journal().calledBySdk()).containsExactlyInAnyOrderElementsOf(operations);
  }

  @Test
  void everyDocumentedAnswerWasSeen() {
    Set<String> unseen = documented();
    unseen.removeAll(run.journal().answers());
    if (!run.canFault()) {
      List<String> needFaults = unseen.stream().filter(word -> word.endsWith(" 503")).toList();
      needFaults.forEach(word -> run.skipped().add("seeing " + word, "only faults provoke it"));
      unseen.removeAll(needFaults);
    }
    if (!run.hasQueue()) {
      unseen.removeIf(word -> word.matches("reportDragon 202|(read|head)Submission 200"));
    }
    assertThat(unseen).as("documented answers that no test provoked").isEmpty();
    Figures.print(
        "contract: %d operations, each called by the SDK; %d answers documented, %d seen",
        run.contract().operations().size(), documented().size(), run.journal().answers().size());
  }

  @Test
  void noUndocumentedAnswerWasSeen() {
    assertThat(run.journal().answers()).isSubsetOf(documented());
  }

  /** Each page about a problem is where the answer says it is. */
  @Test
  void everyProblemWasAnsweredAndLeadsToItsPage() {
    Set<String> slugs = new TreeSet<>();
    for (String type : run.journal().problems()) {
      slugs.add(type.replaceFirst(".*/", ""));
      String page = run.uri().resolve(type).getPath();
      assertThat(run.raw().right().get(page).contentType()).as(type).startsWith("text/html");
    }
    Set<String> shown = new Examples().problems();
    if (!run.canFault()) {
      shown.removeAll(Set.of("unavailable", "unknown-outcome"));
    }
    assertThat(slugs).containsAll(shown);
  }

  private Set<String> documented() {
    return run.contract().operations().stream()
        .flatMap(
            operation ->
                operation.statuses().stream().map(status -> Journal.word(operation, status)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every test method of the classes that lie beside this one. */
  private static Set<String> allTests() {
    try {
      Path folder =
          Path.of(CoverageTest.class.getProtectionDomain().getCodeSource().getLocation().toURI())
              .resolve(CoverageTest.class.getPackageName().replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith("Test.class") && !name.equals("CoverageTest.class"))
            .map(name -> name.replace(".class", ""))
            .flatMap(CoverageTest::testsOf)
            .collect(Collectors.toSet());
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<String> testsOf(String className) {
    try {
      Class<?> type = Class.forName(CoverageTest.class.getPackageName() + "." + className);
      return Arrays.stream(type.getDeclaredMethods())
          .filter(
              method ->
                  AnnotationSupport.isAnnotated(method, Test.class)
                      || AnnotationSupport.isAnnotated(method, TestTemplate.class))
          .map(Run::nameOf);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
