package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Contracted;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What of the SDK these tests call, by their own byte code. */
@ExtendWith(Contracted.class)
final class SdkCoverageTest {

  private static final String SDK = TwinstoreClient.class.getPackageName();

  /**
   * What a user calls: clients, their collections, and the options. Values and exceptions aside.
   */
  private static final String FACE =
      "(Async)?(TwinstoreClient(\\$Builder)?|Documents|Dragons|StoredObjects|Twins|Service)";

  /** The environment of a test's own process can't be set: the SDK's tests start one for it. */
  private static final List<String> ELSEWHERE = List.of("TwinstoreClient.fromEnv()");

  @Test
  void eachMethodOfTheSdkIsCalledAgainstAServer() {
    JavaClasses classes =
        new ClassFileImporter().importPackages(SDK, SdkCoverageTest.class.getPackageName());

    List<String> uncalled =
        classes.stream()
            .filter(type -> type.getPackageName().equals(SDK))
            .filter(type -> type.getName().substring(SDK.length() + 1).matches(FACE))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(SdkCoverageTest::isUncalled)
            .map(SdkCoverageTest::nameOf)
            .filter(name -> !ELSEWHERE.contains(name))
            .sorted()
            .toList();
    assertThat(uncalled).isEmpty();
  }

  private static boolean isUncalled(JavaMethod method) {
    return method.getAccessesToSelf().stream()
        .noneMatch(access -> !access.getOriginOwner().getPackageName().equals(SDK));
  }

  private static String nameOf(JavaMethod method) {
    return "%s.%s(%s)"
        .formatted(
            method.getOwner().getSimpleName(),
            method.getName(),
            String.join(
                ", ",
                method.getRawParameterTypes().stream().map(type -> type.getSimpleName()).toList()));
  }
}
