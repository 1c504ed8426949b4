package dev.twinstore.localaws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines a process printed, for the day it fails. */
final class OutputTail {

  private static final int LINES = 30;

  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread reader;

  private OutputTail(InputStream output) {
    this.reader = new Thread(() -> drain(output), "dynamodb-local-output");
  }

  /**
   * Reads the output to its end in the background, so that the process never waits for a reader.
   */
  static OutputTail of(InputStream output) {
    OutputTail tail = new OutputTail(output);
    tail.reader.setDaemon(true);
    tail.reader.start();
    return tail;
  }

  /** At most {@value #LINES} lines; all of them if the process has ended. */
  String text() {
    try {
      reader.join(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private void drain(InputStream output) {
    try (var text = new BufferedReader(new InputStreamReader(output, Charset.defaultCharset()))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        keep(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The output of DynamoDB Local can't be read", e);
    }
  }

  private void keep(String line) {
    synchronized (lines) {
      lines.addLast(line);
      if (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }
}
