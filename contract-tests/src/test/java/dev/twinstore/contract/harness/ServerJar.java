package dev.twinstore.contract.harness;

import java.nio.file.Files;
import java.nio.file.Path;
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

  private static ServerJar prepared;

  /** Prepared by the first who asks, for all. */
  static synchronized ServerJar prepare(Path logs) {
    if (prepared == null) {
      prepared =
          Files.isRegularFile(BUILT) ? archived(unpacked(logs), logs) : new ServerJar(BUILT, "");
    }
    return prepared;
  }

  private static Path unpacked(Path logs) {
    Path folder = logs.resolve("server");
    run(
        "unpack",
        BUILT,
        logs,
        "-Djarmode=tools",
        "extract",
        "--force",
        "--destination",
        "" + folder);
    return folder.resolve(BUILT.getFileName());
  }

  private static ServerJar archived(Path jar, Path logs) {
    Path archive = jar.resolveSibling("classes.jsa").toAbsolutePath();
    String quiet = " -Xlog:cds=off -Xlog:cds+dynamic=off";
    run(
        "archive",
        jar,
        logs,
        "-Dspring.context.exit=onRefresh -XX:ArchiveClassesAtExit=" + archive + quiet);
    return new ServerJar(jar, "-XX:SharedArchiveFile=" + archive + quiet);
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
