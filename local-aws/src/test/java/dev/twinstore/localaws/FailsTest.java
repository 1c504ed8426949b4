package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FailsTest {

  @TempDir private Path folder;

  @Test
  void namesEverythingThatIsWrongWithTheArguments() throws Exception {
    try (Launcher launcher = Launcher.start("--port", "--s3-port", "70000")) {
      launcher.assertFails(
          2,
          "--port is not an option",
          "--s3-port takes a number from 0 to 65535, not 70000",
          "give either --data DIR or --in-memory",
          "Usage:");
    }
  }

  @Test
  void namesTheDynamoDbPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        Launcher launcher =
            Launcher.start(
                "--in-memory", "--s3-port=0", "--dynamodb-port=" + taken.getLocalPort())) {
      launcher.assertFails(
          1, "DynamoDB Local cannot listen on port " + taken.getLocalPort(), "--dynamodb-port N");
    }
  }

  @Test
  void namesTheS3PortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0);
        Launcher launcher =
            Launcher.start(
                "--in-memory", "--dynamodb-port=0", "--s3-port=" + taken.getLocalPort())) {
      launcher.assertFails(
          1, "S3Proxy cannot listen on port " + taken.getLocalPort(), "--s3-port N");
    }
  }

  @Test
  void namesAHostThatIsNotHere() throws Exception {
    try (Launcher launcher = Launcher.start("--in-memory", "--host", "192.0.2.1")) {
      launcher.assertFails(1, "--host 192.0.2.1 is no address of this machine");
    }
  }

  @Test
  void namesADataFolderThatCannotBeCreated() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (Launcher launcher = Launcher.start("--data", file.resolve("data").toString())) {
      launcher.assertFails(1, "--data " + file.resolve("data") + " can't be written");
    }
  }

  @Test
  void refusesADataFolderThatIsInUse() throws Exception {
    try (Launcher first = Launcher.keeping(folder);
        Launcher second = Launcher.start("--data", folder.toString())) {
      second.assertFails(1, folder + " is in use by another local-aws");
      first.handle().destroy();
      first.awaitExit();
    }
  }

  @Test
  void tellsThatDynamoDbLocalHasDamagedData() throws Exception {
    Path data = Files.createDirectories(folder.resolve("dynamodb"));
    Files.writeString(data.resolve("shared-local-instance.db"), "no database".repeat(100));
    try (Launcher launcher =
        Launcher.start("--data", folder.toString(), "--dynamodb-port=0", "--s3-port=0")) {
      launcher.assertFails(1, "DynamoDB Local answers 500", "move the folder dynamodb");
    }
  }

  @Test
  void endsWhenDynamoDbLocalDies() throws Exception {
    try (Launcher launcher = Launcher.inMemory()) {
      launcher.child().destroyForcibly();

      assertEquals(1, launcher.awaitExit());
      assertTrue(
          launcher.errors().contains("DynamoDB Local ended by itself with exit code 137"),
          launcher.errors());
    }
  }

  @Test
  void tellsHowToBuildWhatIsMissing() throws Exception {
    Path alone = Files.copy(Launcher.JAR, folder.resolve("local-aws.jar"));
    try (Launcher launcher = Launcher.start(alone, "--in-memory")) {
      launcher.assertFails(
          1, "DynamoDB Local is missing from " + folder, "Build it with: mvn package");
    }
  }
}
