package dev.twinstore.localaws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * S3Proxy's files for puts that are under way. Each lies beside the object it is to become, under
 * {@code <key>-<uuid>}; a killed process leaves them behind, and S3Proxy would list them as
 * objects.
 */
final class UnfinishedPuts {

  private static final Pattern NAME =
      Pattern.compile("-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

  private UnfinishedPuts() {}

  /** Whether a key or file is named as one: it ends in a hyphen and a lower-case UUID. */
  static boolean includes(String name) {
    return NAME.matcher(name).find();
  }

  /**
   * Deletes those under a store that is not running.
   *
   * @return how many there were
   * @throws CannotStart if one can't be deleted
   */
  static int sweep(Path store) throws CannotStart {
    try (var files = Files.walk(store)) {
      List<Path> unfinished =
          files
              .filter(file -> includes(file.getFileName().toString()))
              .filter(Files::isRegularFile)
              .toList();
      for (Path file : unfinished) {
        Files.delete(file);
      }
      return unfinished.size();
    } catch (IOException | UncheckedIOException e) {
      throw new CannotStart("Unfinished puts in %s can't be swept.".formatted(store), e);
    }
  }
}
