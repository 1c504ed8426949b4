package dev.twinstore.movingin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {

  @TempDir private Path folder;

  @Test
  void remembersWhatWasTakenAndIsGoneOnWith() throws IOException {
    Path file = folder.resolve("report.tsv");
    try (Report first = Report.of(file)) {
      assertThat(first.takenBefore("dynamodb://todo/1")).isEmpty();
      first.add("dynamodb://todo/1", Outcome.taken("new-id", ""));
      first.add("dynamodb://todo/2", Outcome.refused("why"));
    }
    // As a run that was killed leaves it.
    Files.writeString(file, Files.readString(file) + "taken\tdynamodb://todo/3");

    try (Report second = Report.of(file)) {
      assertThat(second.takenBefore("dynamodb://todo/1")).contains("new-id");
      assertThat(second.takenBefore("dynamodb://todo/2")).isEmpty();
      assertThat(second.takenBefore("dynamodb://todo/3")).isEmpty();
    }
  }

  @Test
  void keepsALineForEachWhateverAKeyHasInIt() throws IOException {
    Path file = folder.resolve("report.tsv");
    try (Report report = Report.of(file)) {
      report.add("s3://b/a\tb\nc", Outcome.refused("one\ntwo"));
    }

    assertThat(Files.readAllLines(file)).containsExactly("refused\ts3://b/a b c\t\tone two");
  }
}
