package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled against the last release compiles and runs with this one. */
class CompatibilityTest {
  private static final Path RELEASED = Path.of("..", "released", "twinstore-client.jar");
  private static final Path VERSION =
      Path.of("target", "classes", "dev", "twinstore", "client", "version.txt");

  @TempDir private Path folder;

  /**
   * A release of a new major version may break; api-spec asks then for its line in CHANGELOG.md.
   */
  @Test
  void nothingPublicIsGoneOrAnotherUnlessTheMajorVersionIs() throws IOException {
    if (major(Files.readString(VERSION)) > major(versionOf(RELEASED))) {
      return;
    }
    assertThat(breaks(RELEASED, jarOf(Path.of("target", "classes")))).isEmpty();
  }

  @Test
  void aMethodThatIsGoneIsNoticed() throws IOException {
    Path now = jarOf(Path.of("target", "classes"));
    Path without = folder.resolve("without.jar");
    try (JarFile jar = new JarFile(now.toFile());
        JarOutputStream less = new JarOutputStream(Files.newOutputStream(without))) {
      for (var entry :
          jar.stream().filter(each -> !each.getName().endsWith("/Tasks.class")).toList()) {
        less.putNextEntry(new ZipEntry(entry.getName()));
        jar.getInputStream(entry).transferTo(less);
      }
    }
    assertThat(breaks(now, without)).anyMatch(line -> line.contains("dev.twinstore.client.Tasks"));
  }

  private static List<String> breaks(Path before, Path after) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PUBLIC);
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    return new JarArchiveComparator(options)
            .compare(
                new JApiCmpArchive(before.toFile(), "before"),
                new JApiCmpArchive(after.toFile(), "after"))
            .stream()
            .filter(type -> !type.isBinaryCompatible() || !type.isSourceCompatible())
            .map(CompatibilityTest::told)
            .toList();
  }

  private static String told(JApiClass type) {
    return "%s %s: %s, methods %s"
        .formatted(
            type.getChangeStatus(),
            type.getFullyQualifiedName(),
            type.getCompatibilityChanges(),
            type.getMethods().stream()
                .filter(method -> !method.isBinaryCompatible() || !method.isSourceCompatible())
                .map(method -> method.getName() + " " + method.getCompatibilityChanges())
                .toList());
  }

  private Path jarOf(Path classes) throws IOException {
    Path file = folder.resolve("now.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(classes.relativize(each).toString().replace('\\', '/')));
        Files.copy(each, jar);
      }
    }
    return file;
  }

  private static String versionOf(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue("Implementation-Version");
    }
  }

  private static int major(String version) {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }
}
