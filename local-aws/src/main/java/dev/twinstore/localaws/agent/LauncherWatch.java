package dev.twinstore.localaws.agent;

import java.io.IOException;

/**
 * Ends this process when its launcher is gone, however it went: standard input is a pipe from the
 * launcher, and the operating system closes it even after {@code kill -9}. It ends at once, without
 * shutdown hooks, so that whoever starts anew on the same data finds nobody there.
 */
final class LauncherWatch {

  private LauncherWatch() {}

  static void start() {
    Thread watch = new Thread(LauncherWatch::endWithLauncher, "launcher-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void endWithLauncher() {
    try {
      while (System.in.read() >= 0) {
        // The launcher sends nothing; only the end counts.
      }
    } catch (IOException e) {
      System.err.println("The launcher's pipe can't be read: " + e);
    }
    Runtime.getRuntime().halt(1);
  }
}
