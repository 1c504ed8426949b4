package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code in README.md compiles and does what it says. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  @AutoClose private final FakeServer server = new FakeServer();

  private static List<String> blocks() throws IOException {
    return JAVA.matcher(Files.readString(Path.of("README.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }

  private String run(String source) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("Kitchen.java"), source);
    return Forked.run(server.uri(), file.toString()).output();
  }

  @Test
  void itsFirstExampleIsAProgram() throws Exception {
    assertThat(run(blocks().get(0))).isEqualTo("Is silent.\nKettle\n");
    assertThat(server.items.stored).isEmpty();
    assertThat(server.items.effects).isEqualTo(3);
  }

  @Test
  void itsOtherExamplesGoOnFromThere() throws Exception {
    server.items.add("kettle", "Kettle");
    List<String> blocks = blocks();
    String imports = blocks.get(0).replaceFirst("(?s)class .*", "");
    String body =
        String.join(
            "\n", blocks.subList(1, blocks.size()).stream().map("{%s}"::formatted).toList());

    String output =
        run(
            imports
                + "class Kitchen {\n  public static void main(String[] args) {\n"
                + "    Items items = TwinstoreClient.fromEnv().items();\n"
                + body
                + "  }\n}\n");
    assertThat(blocks).hasSizeGreaterThan(1);
    assertThat(output)
        .isEqualTo(
            "Replaced Kettle\nEdited Kettle\nMoved to attic\nreadItem 200\nMatch: true\nOrphans removed: 3\n");
    assertThat(server.items.nameOf("kettle")).isEqualTo("Kettle");
  }
}
