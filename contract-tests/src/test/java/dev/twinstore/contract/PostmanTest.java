package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Postman collection that is made from the contract, run by newman as a user would. */
@ExtendWith(Contracted.class)
class PostmanTest {

  private static final String WHAT = "the Postman collection";
  private static final Path FOLDER = Path.of("..", "api-spec");
  private static final int MINUTES = 5;

  private final Run run;
  @TempDir private Path scratch;

  PostmanTest(Run run) {
    this.run = run;
  }

  @Test
  void everyRequestGetsWhatTheContractSaysInEveryRun() throws IOException, InterruptedException {
    if (!Files.exists(FOLDER.resolve("package.json"))) {
      run.skipped().notHere(WHAT, "the contract's sources are elsewhere");
    }
    try {
      new ProcessBuilder("npm", "--version").start().waitFor();
    } catch (IOException e) {
      run.skipped().missingTool(WHAT, "npm");
    }
    if (!Files.exists(FOLDER.resolve("node_modules/newman"))) {
      npm("ci", "--silent");
    }
    npm("run", "--silent", "postman");
    for (int times = 0; times < 2; times++) {
      npm("run", "--silent", "newman", "--", "--color", "off", "--env-var", "baseUrl=" + uri());
    }
  }

  private String uri() {
    return run.uri().toString().replaceFirst("/$", "");
  }

  private void npm(String... arguments) throws IOException, InterruptedException {
    Path log = Files.createTempFile(scratch, "npm", ".log");
    Process process =
        new ProcessBuilder(command(arguments))
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0)
        .as("npm %s:%n%s", List.of(arguments), Files.readString(log, StandardCharsets.UTF_8))
        .isTrue();
  }

  private static List<String> command(String... arguments) {
    return Stream.concat(Stream.of("npm"), Arrays.stream(arguments)).toList();
  }
}
