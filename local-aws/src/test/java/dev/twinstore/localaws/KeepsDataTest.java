package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class KeepsDataTest {

  @TempDir private Path data;

  @Test
  void survivesARestartAndAKillOfEveryProcess() throws Exception {
    try (Launcher first = Launcher.keeping(data);
        Clients clients = Clients.of(first)) {
      clients.createTableAndBucket();
      clients.keepTwins("first");
      first.handle().destroy();
      first.awaitExit();
    }
    try (Launcher second = Launcher.keeping(data);
        Clients clients = Clients.of(second)) {
      assertTwins("first", clients);
      clients.keepTwins("second");
      second.child().destroyForcibly();
      second.handle().destroyForcibly();
      second.awaitExit();
    }
    Path unfinished =
        Files.writeString(
            data.resolve("s3/documents/items/a/b.json-0190a2b3-0000-7000-8000-000000000000"), "{");
    try (Launcher third = Launcher.keeping(data);
        Clients clients = Clients.of(third)) {
      assertTwins("second", clients);
      assertFalse(Files.exists(unfinished));
      assertTrue(third.errors().contains("Swept 1 unfinished puts"), third.errors());
    }
  }

  private static void assertTwins(String content, Clients clients) {
    assertEquals(content, clients.keptItem());
    assertEquals("application/json 1 " + content, clients.keptObject());
  }
}
