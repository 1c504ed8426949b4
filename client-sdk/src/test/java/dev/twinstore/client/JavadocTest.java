package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code in the Javadoc runs, and each call says what it throws. ({@code @snippet} would be
 * compiled by nobody either, and the Javadoc of the JDK that builds this does not know it.)
 */
class JavadocTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "twinstore", "client");
  private static final Pattern CODE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* }</pre>", Pattern.DOTALL);
  private static final Pattern METHOD =
      Pattern.compile("(/\\*\\*(?:(?!\\*/).)*\\*/)\\s+public ([^={]*\\))[^;{]*\\{", Pattern.DOTALL);

  /** What sends something. */
  private static final String CALLERS = "(Async)?(Documents|Dragons|StoredObjects|Twins|Service)";

  @TempDir private Path folder;

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Test
  void eachPieceOfCodeRuns() throws Exception {
    List<String> pieces = new ArrayList<>();
    for (Path source : sources()) {
      CODE.matcher(Files.readString(source))
          .results()
          .map((MatchResult piece) -> piece.group(1).replaceAll("(?m)^ *\\* ?", ""))
          .forEach(pieces::add);
    }
    assertThat(pieces).hasSizeGreaterThan(3);
    String program =
        "import dev.twinstore.client.*;\nimport dev.twinstore.client.model.*;\n"
            + "import java.net.URI;\nimport java.time.Duration;\nimport java.util.*;\n"
            + "class Pieces {\n  public static void main(String[] arguments) {\n"
            + pieces.stream().map("{%s}\n"::formatted).collect(Collectors.joining())
            + "System.out.println(\"All ran\");\n}}\n";
    try (FakeServer server = new FakeServer()) {
      server.items.add("kettle", "Kettle");
      Path file = Files.writeString(folder.resolve("Pieces.java"), program);
      assertThat(Forked.run(server.uri(), file.toString()).output()).endsWith("All ran\n");
    }
  }

  @Test
  void eachCallSaysWhatItThrows() throws IOException {
    List<String> silent = new ArrayList<>();
    int calls = 0;
    for (Path source : sources()) {
      if (!source.getFileName().toString().matches(CALLERS + "\\.java")) {
        continue;
      }
      for (MatchResult method : METHOD.matcher(Files.readString(source)).results().toList()) {
        calls++;
        if (!method.group(1).contains("@throws ")) {
          silent.add(source.getFileName() + ": " + method.group(2));
        }
      }
    }
    assertThat(calls).isGreaterThan(70);
    assertThat(silent).isEmpty();
  }
}
