package dev.twinstore.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DragonFileTest {

  @TempDir private Path folder;

  @Test
  void oursHasSevenRedSixBlackSixBlueAndSixGreenDragonsOfDifferentNames() throws BrokenFile {
    var entries = DragonFile.ours().entries();
    assertThat(
            entries.stream()
                .collect(
                    Collectors.groupingBy(e -> e.members().get("family"), Collectors.counting())))
        .isEqualTo(Map.of("red", 7L, "black", 6L, "blue", 6L, "green", 6L));
    assertThat(entries).extracting(e -> e.members().get("dragonName")).doesNotHaveDuplicates();
    assertThat(entries)
        .allSatisfy(
            e ->
                assertThat(e.members())
                    .containsKeys("description", "city", "country", "state", "neighborhood"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                      | f, line 1, column 1: must be an array",
        "{}                      | f, line 1, column 1: must be an array",
        "[1]                     | f, line 1, column 2: dragon 1 must be an object",
        "[{},null]               | f, line 1, column 5: dragon 2 must be an object",
        "[{}                     | f, line 1, column 4: is not JSON",
        "[{\"a\":1,\"a\":2}]     | f, line 1, column 12: is not JSON: Duplicate",
        "[] []                   | f, line 1, column 4: something follows the array",
      })
  void saysWhereAFileIsBroken(String text, String message) {
    assertThatExceptionOfType(BrokenFile.class)
        .isThrownBy(() -> DragonFile.parse("f", text))
        .withMessageStartingWith(message);
  }

  @Test
  void readsAFileThatBeginsWithAByteOrderMarkOrHasNoDragons() throws BrokenFile {
    assertThat(DragonFile.parse("f", "\uFEFF[{}]").entries()).hasSize(1);
    assertThat(DragonFile.parse("f", "[]").entries()).isEmpty();
  }

  @Test
  void saysSoWhenThereIsNoFileOrItIsNoText() throws IOException {
    Path none = folder.resolve("none.json");
    assertThatExceptionOfType(BrokenFile.class)
        .isThrownBy(() -> DragonFile.of(none))
        .withMessage(none + ": there is no such file");
    Path latin1 = Files.write(folder.resolve("latin1.json"), new byte[] {'[', (byte) 0xE4, ']'});
    assertThatExceptionOfType(BrokenFile.class)
        .isThrownBy(() -> DragonFile.of(latin1))
        .withMessage(latin1 + ": is not text in UTF-8");
    assertThatExceptionOfType(BrokenFile.class).isThrownBy(() -> DragonFile.of(folder));
  }
}
