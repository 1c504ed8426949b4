package dev.twinstore.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
final class ArchitectureTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.twinstore.server");

  @Test
  void httpKnowsNothingOfAws() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..twin..", "..outbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(OURS);
  }

  @Test
  void theKernelKnowsNothingOfHttpOrTheContract() {
    noClasses()
        .that()
        .resideInAPackage("..twin..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.web..",
            "org.springframework.http..",
            "jakarta.servlet..",
            "dev.twinstore.server.api..",
            "dev.twinstore.server.model..",
            "dev.twinstore.server.web..",
            "dev.twinstore.server.items..",
            "dev.twinstore.server.objects..",
            "dev.twinstore.server.tasks..",
            "dev.twinstore.server.dragons..",
            "dev.twinstore.server.outbox..",
            "dev.twinstore.server.repairs..")
        .check(OURS);
  }

  @Test
  void theOutboxKnowsTheKernelAndNothingElseOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("..outbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework.web..",
            "org.springframework.http..",
            "jakarta.servlet..",
            "software.amazon.awssdk.services.dynamodb..",
            "software.amazon.awssdk.services.s3..",
            "dev.twinstore.server.api..",
            "dev.twinstore.server.model..",
            "dev.twinstore.server.web..",
            "dev.twinstore.server.repairs..")
        .check(OURS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"items", "objects", "tasks", "dragons"})
  void aCollectionKnowsTheKernelTheWebAndTheContractOnly(String collection) {
    classes()
        .that()
        .resideInAPackage("dev.twinstore.server." + collection + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.twinstore.server." + collection + "..",
            "dev.twinstore.server.twin..",
            "dev.twinstore.server.outbox..",
            "dev.twinstore.server.web..",
            "dev.twinstore.server.api..",
            "dev.twinstore.server.model..",
            "java..",
            "org.jspecify..",
            "org.springframework.context.annotation..",
            "org.springframework.http..",
            "org.springframework.stereotype..",
            "org.springframework.web.bind.annotation..",
            "tools.jackson.databind..")
        .check(OURS);
  }

  @Test
  void nothingSharedKnowsACollection() {
    noClasses()
        .that()
        .resideInAnyPackage("..web..", "..twin..", "..outbox..", "..repairs..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..items..", "..objects..", "..tasks..", "..dragons..")
        .check(OURS);
  }

  @Test
  void onlyOneClassOfAPackageCounts() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..metrics..")
        .and()
        .doNotHaveSimpleName("RequestMetrics")
        .and()
        .doNotHaveSimpleName("TwinMetrics")
        .and()
        .doNotHaveSimpleName("TwinConfiguration")
        .and()
        .doNotHaveSimpleName("OutboxMetrics")
        .and()
        .doNotHaveSimpleName("OutboxConfiguration")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.micrometer..")
        .check(OURS);
  }

  /** The generated code apart: its interfaces name our merge patch, and we implement them. */
  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("dev.twinstore.server.(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                "dev.twinstore.server.api..", "dev.twinstore.server.model.."),
            com.tngtech.archunit.base.DescribedPredicate.alwaysTrue())
        .check(OURS);
  }
}
