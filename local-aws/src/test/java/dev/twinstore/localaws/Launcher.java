package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A {@code java -jar local-aws.jar} of a test. Closing it ends every process it left. */
final class Launcher implements AutoCloseable {

  /** What the build made. */
  static final Path JAR = Path.of("target", "local-aws.jar").toAbsolutePath();

  /**
   * What a shell starts in the background ignores SIGINT, and so does all that it starts, these
   * tests among them. This begins anew, where {@code env} can.
   */
  private static final List<String> DEFAULT_SIGNALS = defaultSignals("env", "--default-signal=INT");

  private final Process process;
  private final Path output;
  private final Path errors;

  private Launcher(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  private static List<String> defaultSignals(String... prefix) {
    try {
      int exit = new ProcessBuilder(prefix[0], prefix[1], "true").start().waitFor();
      return exit == 0 ? List.of(prefix) : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Launcher start(String... arguments) throws IOException {
    return start(JAR, arguments);
  }

  static Launcher start(Path jar, String... arguments) throws IOException {
    Path output = Files.createTempFile("local-aws", ".out");
    Path errors = Files.createTempFile("local-aws", ".err");
    List<String> command = new ArrayList<>(DEFAULT_SIGNALS);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    return new Launcher(process, output, errors);
  }

  /** One that keeps nothing, on free ports, and answers. */
  static Launcher inMemory() throws IOException {
    return start("--in-memory", "--dynamodb-port", "0", "--s3-port", "0").awaitReady();
  }

  /** One that keeps its data in a folder, on free ports, and answers. */
  static Launcher keeping(Path data) throws IOException {
    return start("--data", data.toString(), "--dynamodb-port", "0", "--s3-port", "0").awaitReady();
  }

  Launcher awaitReady() {
    await("ready", () -> output().contains("ready") || !process.isAlive());
    assertTrue(process.isAlive(), errors());
    return this;
  }

  /** The exit code, once neither it nor a child that it was seen to have is left. */
  int awaitExit() {
    Set<ProcessHandle> seen = new HashSet<>();
    await(
        "exit",
        () -> {
          process.descendants().forEach(seen::add);
          return !process.isAlive();
        });
    await("the end of its children", () -> seen.stream().noneMatch(ProcessHandle::isAlive));
    return process.exitValue();
  }

  /** Asserts that it ends by itself with this code, says all this, and leaves no process. */
  void assertFails(int code, String... said) {
    assertEquals(code, awaitExit(), errors());
    for (String words : said) {
      assertTrue(errors().contains(words), errors());
    }
    assertEquals(List.of(), output());
  }

  /** DynamoDB Local's process. */
  ProcessHandle child() {
    return process.children().findFirst().orElseThrow();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  void closeStandardInput() throws IOException {
    process.getOutputStream().close();
  }

  URI dynamoDb() {
    return uri("AWS_ENDPOINT_URL_DYNAMODB=");
  }

  URI s3() {
    return uri("AWS_ENDPOINT_URL_S3=");
  }

  URI sqs() {
    return uri("AWS_ENDPOINT_URL_SQS=");
  }

  private URI uri(String name) {
    return output().stream()
        .filter(line -> line.startsWith(name))
        .map(line -> URI.create(line.substring(name.length())))
        .findFirst()
        .orElseThrow();
  }

  List<String> output() {
    return read(output).lines().toList();
  }

  String errors() {
    return read(errors);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited in vain for: " + what);
      Pause.milliseconds(10);
    }
  }

  @Override
  public void close() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    Files.delete(output);
    Files.delete(errors);
  }
}
