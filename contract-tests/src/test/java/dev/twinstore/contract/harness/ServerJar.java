package dev.twinstore.contract.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The server's jar in the form that starts with the least work: unpacked, as its image has it, and
 * with an archive of the classes that a start loads. One that is built anew while it runs would
 * lose its classes besides.
 *
 * @param path what is run
 * @param options what its JVM is to be told
 */
record ServerJar(Path path, String options) {

  private static final Path BUILT =
      Path.of(System.getProperty("twinstore.server.jar", "../server/target/twinstore-server.jar"));

  /** A start that ends before anything is asked for needs no more than an address. */
  private static final String NOWHERE = "http://127.0.0.1:1";

  /** That an archive can't be used is no news: a start is slower, and that is all. */
  private static final String QUIET = " -Xlog:cds=off -Xlog:cds+dynamic=off";

  private static ServerJar prepared;

  /** Prepared by the first who asks, for all, unless an earlier run did so with the same jar. */
  static synchronized ServerJar prepare(Path logs) {
    if (prepared == null) {
      prepared = Files.isRegularFile(BUILT) ? in(logs) : new ServerJar(BUILT, "");
    }
    return prepared;
  }

  private static ServerJar in(Path logs) {
    Path folder = logs.resolve("server-" + Runtime.version());
    Path jar = folder.resolve(BUILT.getFileName());
    Path archive = folder.resolve("classes.jsa").toAbsolutePath();
    Path source = folder.resolve("made-of.jar");
    try {
      if (!Files.exists(source) || Files.mismatch(BUILT, source) >= 0) {
        unpack(folder, logs);
        archive(jar, archive, logs);
        Files.copy(BUILT, source, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ServerJar(jar, "-XX:SharedArchiveFile=" + archive + QUIET);
  }

  private static void unpack(Path folder, Path logs) {
    run(
        "unpack",
        BUILT,
        logs,
        "-Djarmode=tools",
        "extract",
        "--force",
        "--destination",
        "" + folder);
  }

  private static void archive(Path jar, Path archive, Path logs) {
    run(
        "archive",
        jar,
        logs,
        "-Dspring.context.exit=onRefresh -XX:ArchiveClassesAtExit=" + archive + QUIET);
  }

  private static void run(String name, Path jar, Path logs, String options, String... arguments) {
    Map<String, String> environment =
        Map.of(
            "JAVA_TOOL_OPTIONS",
            Program.SHORT_LIVED + " " + options,
            "TWINSTORE_PORT",
            "0",
            "AWS_REGION",
            Aws.REGION.id(),
            "AWS_ACCESS_KEY_ID",
            "test",
            "AWS_SECRET_ACCESS_KEY",
            "test",
            "AWS_ENDPOINT_URL",
            NOWHERE);
    Program.start(name, jar, logs, environment, arguments).awaitEnd();
  }
}
