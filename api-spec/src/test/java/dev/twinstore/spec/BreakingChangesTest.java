package dev.twinstore.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract breaks nothing that the last released one promised, unless it says so. */
class BreakingChangesTest {

  private static final Path CURRENT =
      Path.of("src", "main", "resources", "META-INF", "resources", "openapi.yaml");
  private static final Path RELEASED = Path.of("..", "released", "openapi.yaml");
  private static final Path CHANGELOG = Path.of("..", "CHANGELOG.md");
  private static final Release ONE = new Release("1.4.2");

  private static OpenAPI parsed(String yaml) {
    return new OpenAPIParser().readContents(yaml, List.of(), new ParseOptions()).getOpenAPI();
  }

  @Test
  void nothingThatWasReleasedIsBrokenUnlessANewMajorVersionSaysSo() throws IOException {
    OpenAPI released = parsed(Files.readString(RELEASED));
    OpenAPI current = parsed(Files.readString(CURRENT));
    List<String> breaks = Breaks.between(released, current);

    assertThat(
            new Release(current.getInfo().getVersion())
                .missing(
                    new Release(released.getInfo().getVersion()),
                    breaks,
                    new Changelog(Files.readString(CHANGELOG))))
        .as("%s", breaks)
        .isEmpty();
  }

  @Test
  void contractAndPomAreOfOneVersion() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    assertThat(pom)
        .contains(
            "<version>" + parsed(Files.readString(CURRENT)).getInfo().getVersion(), "<parent>");
  }

  @ParameterizedTest
  @EnumSource
  void aChangeIsABreakOrIsNone(Change change) throws IOException {
    String before = Files.readString(CURRENT);
    List<String> breaks = Breaks.between(parsed(before), parsed(change.of(before)));

    if (change.breaks) {
      assertThat(breaks).isNotEmpty();
    } else {
      assertThat(breaks).isEmpty();
    }
  }

  @Test
  void aBreakNeedsANewMajorVersionAndALineInTheChangelog() {
    List<String> breaks = List.of("GET /items: responses");
    Changelog silent = new Changelog("# Changelog\n\n## 2.0.0\n\n### Added\n\n- Tea.\n");
    Changelog telling =
        new Changelog(
            "# Changelog\n\n## 2.0.0 - 2027-01-01\n\n### Breaking\n\n- No coffee.\n\n## 1.4.2\n");

    assertThat(ONE.missing(ONE, List.of(), silent)).isEmpty();
    assertThat(ONE.missing(ONE, breaks, telling)).isNotEmpty();
    assertThat(new Release("1.5.0").missing(ONE, breaks, telling)).isNotEmpty();
    assertThat(new Release("2.0.0").missing(ONE, breaks, silent)).isNotEmpty();
    assertThat(new Release("2.0.0").missing(ONE, breaks, telling)).isEmpty();
  }
}
