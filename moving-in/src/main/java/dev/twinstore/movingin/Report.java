package dev.twinstore.movingin;

import dev.twinstore.movingin.Outcome.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of everything found, a line each: outcome, place, id here, why; parted by tabs. Each
 * run goes on with the file of the one before. A line is written as soon as the outcome is known,
 * so that it outlives a run that is cut off.
 */
final class Report implements AutoCloseable {

  private static final String TAB = "\t";

  private final Map<String, String> takenBefore;
  private final Writer file;

  private Report(Map<String, String> takenBefore, Writer file) {
    this.takenBefore = takenBefore;
    this.file = file;
  }

  /** Opens a file, which need not be there yet. */
  static Report of(Path path) {
    try {
      return new Report(
          takenBefore(path),
          Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException("The report %s can't be written".formatted(path), e);
    }
  }

  private static Map<String, String> takenBefore(Path path) throws IOException {
    Map<String, String> taken = new HashMap<>();
    for (String line : Files.exists(path) ? Files.readAllLines(path) : List.<String>of()) {
      String[] columns = line.split(TAB, -1);
      if (columns[0].equals(Kind.TAKEN.word()) && columns.length == 4) {
        taken.put(columns[1], columns[2]);
      }
    }
    return taken;
  }

  /** Under which id something was taken by an earlier run. */
  Optional<String> takenBefore(String place) {
    return Optional.ofNullable(takenBefore.get(place));
  }

  void add(String place, Outcome outcome) {
    try {
      file.write(
          String.join(TAB, outcome.kind().word(), inOne(place), outcome.id(), inOne(outcome.why()))
              + "\n");
      file.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The report can't be written", e);
    }
  }

  /** Keys of objects may have anything in them. */
  private static String inOne(String column) {
    return column.replaceAll("[\\t\\n\\r]", " ");
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
