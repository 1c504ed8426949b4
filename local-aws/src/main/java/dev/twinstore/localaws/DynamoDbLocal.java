package dev.twinstore.localaws;

import dev.twinstore.localaws.agent.HostAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Amazon's DynamoDB Local, a process of its own under its stock main class. */
final class DynamoDbLocal {

  static final String NAME = "DynamoDB Local";

  /** So many errors in a row are no trouble of a server that is about to be ready. */
  private static final int PATIENCE = 20;

  private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";

  private final Endpoint endpoint;
  private final Process process;
  private final OutputTail output;
  private int badAnswers;

  private DynamoDbLocal(Endpoint endpoint, Process process) {
    this.endpoint = endpoint;
    this.process = process;
    this.output = OutputTail.of(process.getInputStream());
  }

  /**
   * Starts the process; it does not answer yet. Its standard input is a pipe from this process, and
   * when the pipe breaks it ends, even after kill -9.
   *
   * @throws CannotStart if there is no such process
   */
  static DynamoDbLocal spawn(
      Installation installation, Endpoint endpoint, Optional<DataFolder> data) throws CannotStart {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.add("-D%s=%s".formatted(HostAddress.HOST, endpoint.host()));
    data.ifPresent(folder -> command.add("-Djava.io.tmpdir=" + folder.temporary()));
    command.add("-javaagent:" + installation.jar());
    command.addAll(List.of("-cp", installation.dynamoDbClassPath(), MAIN));
    command.addAll(List.of("-port", Integer.toString(endpoint.port())));
    command.addAll(List.of("-sharedDb", "-disableTelemetry"));
    data.ifPresentOrElse(
        folder -> command.addAll(List.of("-dbPath", folder.dynamoDb().toString())),
        () -> command.add("-inMemory"));
    try {
      return new DynamoDbLocal(
          endpoint, new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new CannotStart("DynamoDB Local's process can't be started.", e);
    }
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Whether it answers a request.
   *
   * @throws PortTaken if something else took its port just before it
   * @throws CannotStart if it has ended, or answers with nothing but errors
   */
  boolean answers() throws CannotStart {
    if (process.isAlive()) {
      Answer answer = Answer.ofDynamoDb(endpoint.uri());
      badAnswers += answer.bad() ? 1 : 0;
      if (badAnswers == PATIENCE) {
        throw new CannotStart(
            "%s answers %d whatever it is asked. Its data may be damaged: move the folder dynamodb of %s DIR away."
                .formatted(NAME, answer.status(), Options.DATA));
      }
      return answer.good();
    }
    if (output.text().contains("Failed to bind")) {
      throw new PortTaken(NAME, Options.DYNAMODB_PORT, endpoint.port());
    }
    throw new CannotStart(obituary());
  }

  /** Waits for the process to end, and says how it did. */
  String awaitEnd() throws InterruptedException {
    process.waitFor();
    return obituary();
  }

  private String obituary() {
    return "%s ended by itself with exit code %d. The last it said:\n%s"
        .formatted(NAME, process.exitValue(), output.text().indent(2).stripTrailing());
  }

  /** The last lines it printed. */
  String said() {
    return output.text();
  }

  /** Ends the process within a second, so that it removes what it unpacked. */
  void stop() {
    process.destroy();
    try {
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
