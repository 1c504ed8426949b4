package dev.twinstore.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadDragonsTest {

  @TempDir private Path folder;
  private FakeDragons server;
  private String said = "";
  private String complained = "";

  @BeforeEach
  void start() throws IOException {
    server = new FakeDragons();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int load(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        LoadDragons.run(
            server.client(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            arguments);
    said = out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    complained = err.toString(StandardCharsets.UTF_8);
    return code;
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.json"), text).toString();
  }

  private static String dragon(String name, String more) {
    return "{\"dragonName\":\"%s\",\"family\":\"red\"%s}".formatted(name, more);
  }

  @Test
  void loadsTheDataSetAndShowsHowFarItIs() {
    assertThat(load()).isZero();
    assertThat(server.reports).hasSize(25);
    assertThat(said)
        .startsWith("25 dragons in dragons.json\n2 of 25\n4 of 25\n")
        .endsWith("25 of 25\n25 added, 0 already there, 0 refused\n");
    assertThat(complained).isEmpty();
  }

  @Test
  void doesNoHarmWhenItIsRepeated() {
    load();
    assertThat(load()).isZero();
    assertThat(said).endsWith("0 added, 25 already there, 0 refused\n");
    assertThat(server.reports).hasSize(25);
  }

  @Test
  void loadsAFileOfTheUsers() throws IOException {
    String number = ",\"reportingPhoneNumber\":\"+15415550123\",\"confirmationRequired\":false";
    assertThat(load(file("[" + dragon("Größe", number) + "," + dragon("B", "") + "]"))).isZero();
    assertThat(server.reports.get(0))
        .containsEntry("dragonName", "Größe")
        .containsEntry("reportingPhoneNumber", "+15415550123")
        .containsEntry("confirmationRequired", false);
    assertThat(said).contains("1 of 2\n2 of 2\n2 added");
  }

  @Test
  void saysWhichDragonIsRefusedAndWhyAndGoesOn() throws IOException {
    String text =
        "[\n%s,\n%s,\n%s,\n%s]"
            .formatted(
                dragon("A", ""),
                "{\"dragonName\":\"B\"}",
                dragon("C", ",\"colour\":\"red\""),
                dragon("D", ""));
    assertThat(load(file(text))).isEqualTo(1);
    assertThat(said)
        .contains("refused: dragon 2 (line 3), 'B': /family is required\n")
        .contains("refused: dragon 3 (line 4), 'C': /colour is not known here\n")
        .endsWith("2 added, 0 already there, 2 refused\n");
  }

  @Test
  void tellsHowManyWereAddedWhenItCanNotGoOn() {
    server.takes(7);
    assertThat(load()).isEqualTo(1);
    assertThat(complained)
        .contains("Broken off: 7 added, 0 already there, 0 refused.", "nothing is added twice");

    server.takes(Integer.MAX_VALUE - 7);
    assertThat(load()).isZero();
    assertThat(said).endsWith("18 added, 7 already there, 0 refused\n");
  }

  @Test
  void saysSoWhenNothingAnswers() {
    var client = server.client();
    server.close();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        LoadDragons.run(
            client,
            new PrintStream(new ByteArrayOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("can't be reached", "./run.sh");
  }

  @Test
  void addsNothingOfAFileThatIsBroken() throws IOException {
    String name = file("[\n" + dragon("A", "") + ",\n  {\"dragonName\": }\n]");
    assertThat(load(name)).isEqualTo(1);
    assertThat(complained).contains(name + ", line 3, column 18: is not JSON", "Nothing was added");
    assertThat(server.reports).isEmpty();
  }
}
