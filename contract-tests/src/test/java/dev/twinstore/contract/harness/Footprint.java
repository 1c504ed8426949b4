package dev.twinstore.contract.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process takes up.
 *
 * @param megabytes resident memory
 */
public record Footprint(long megabytes, long threads) {

  /** Read where Linux tells it. */
  static Footprint of(long pid) {
    try {
      long kilobytes = 0;
      long threads = 0;
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        String number = line.replaceAll("\\D", "");
        if (line.startsWith("VmRSS:")) {
          kilobytes = Long.parseLong(number);
        } else if (line.startsWith("Threads:")) {
          threads = Long.parseLong(number);
        }
      }
      return new Footprint(kilobytes / 1024, threads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
