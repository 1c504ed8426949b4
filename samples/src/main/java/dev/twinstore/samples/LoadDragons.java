package dev.twinstore.samples;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.client.UnavailableException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Loads dragons into the server that the environment variable {@code TWINSTORE_URL} names: from a
 * file, or those that come along.
 */
public final class LoadDragons {

  private LoadDragons() {}

  /** Ends with exit code 0 when every dragon is there, and with 1 otherwise. */
  public static void main(String[] arguments) {
    System.exit(run(TwinstoreClient.fromEnv(), System.out, System.err, arguments));
  }

  static int run(TwinstoreClient client, PrintStream out, PrintStream err, String... arguments) {
    DragonFile file;
    try {
      file = arguments.length == 0 ? DragonFile.ours() : DragonFile.of(Path.of(arguments[0]));
    } catch (BrokenFile e) {
      err.println(e.getMessage());
      err.println("Nothing was added.");
      return 1;
    }
    out.printf("%d dragons in %s%n", file.entries().size(), file.name());
    Loading loading = new Loading(client.dragons(), out);
    try {
      loading.load(file.entries());
    } catch (TwinstoreException e) {
      err.println(e.getMessage());
      err.printf("Broken off: %s.%n", loading);
      err.println(
          e instanceof UnavailableException
              ? "Start Twinstore with ./run.sh, or wait until it is well, and load again: nothing is added twice."
              : "Load again: nothing is added twice.");
      return 1;
    }
    out.println(loading);
    return loading.refusedNone() ? 0 : 1;
  }
}
