package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class StopsTest {

  @Test
  void stopsOnSigterm() throws Exception {
    try (Launcher launcher = Launcher.inMemory()) {
      ProcessHandle child = launcher.child();

      launcher.handle().destroy();

      assertEquals(143, launcher.awaitExit());
      assertGone(child);
      assertEquals("", launcher.errors());
    }
  }

  @Test
  void stopsOnSigintThatTheChildSeesFirst() throws Exception {
    try (Launcher launcher = Launcher.inMemory()) {
      ProcessHandle child = launcher.child();

      interrupt(child);
      interrupt(launcher.handle());

      assertEquals(130, launcher.awaitExit());
      assertGone(child);
      assertEquals("", launcher.errors());
    }
  }

  @Test
  void takesItsChildAlongWhenItIsKilled() throws Exception {
    try (Launcher launcher = Launcher.inMemory()) {
      ProcessHandle child = launcher.child();

      launcher.handle().destroyForcibly();

      launcher.awaitExit();
      assertGone(child);
    }
  }

  @Test
  void stopsWhenStandardInputCloses() throws Exception {
    try (Launcher launcher =
        Launcher.start("--in-memory", "--dynamodb-port=0", "--s3-port=0", "--until-stdin-closes")) {
      ProcessHandle child = launcher.awaitReady().child();

      launcher.closeStandardInput();

      assertEquals(0, launcher.awaitExit());
      assertGone(child);
    }
  }

  @Test
  void leavesNothingWhenItIsStoppedWhileItStarts() throws Exception {
    try (Launcher launcher = Launcher.start("--in-memory", "--dynamodb-port=0", "--s3-port=0")) {
      Launcher.await("a child", () -> launcher.handle().children().findAny().isPresent());
      ProcessHandle child = launcher.child();

      launcher.handle().destroy();

      assertEquals(143, launcher.awaitExit());
      assertGone(child);
    }
  }

  @Test
  void cutsOffWhoWaitsForMessages() throws Exception {
    try (Launcher launcher =
        Launcher.start("--in-memory", "--dynamodb-port=0", "--s3-port=0", "--sqs-port=0")) {
      URI sqs = launcher.awaitReady().sqs();
      send(sqs, "Action=CreateQueue&QueueName=q").get();
      CompletableFuture<HttpResponse<String>> message =
          send(sqs.resolve("/000000000000/q"), "Action=ReceiveMessage&WaitTimeSeconds=20");
      Pause.milliseconds(500);

      launcher.handle().destroy();

      assertEquals(143, launcher.awaitExit());
      assertTrue(
          message.handle((answer, cut) -> cut != null || answer.statusCode() >= 500).get(),
          "no answer, or none that says that there is no message");
    }
  }

  private static CompletableFuture<HttpResponse<String>> send(URI queues, String action) {
    return HttpClient.newHttpClient()
        .sendAsync(
            HttpRequest.newBuilder(queues)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(action))
                .build(),
            BodyHandlers.ofString());
  }

  /** Java can't send SIGINT; a shell can, where there is no program of that name. */
  private static void interrupt(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
  }

  private static void assertGone(ProcessHandle process) {
    Launcher.await("the end of the child", () -> !process.isAlive());
  }
}
