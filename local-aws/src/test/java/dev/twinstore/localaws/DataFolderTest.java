package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DataFolderTest {

  @Test
  void refusesAFileSystemWithoutExtendedAttributes() throws Exception {
    try (var basic = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = Files.createDirectories(basic.getPath("/data/tmp"));

      var refused = assertThrows(CannotStart.class, () -> DataFolder.requireAttributes(folder));

      assertTrue(
          refused.getMessage().startsWith("--data /data is on a file system without extended"),
          refused.getMessage());
      try (var left = Files.list(folder)) {
        assertEquals(0, left.count());
      }
    }
  }

  @Test
  void acceptsAFileSystemWithExtendedAttributes() throws Exception {
    var configuration = Configuration.unix().toBuilder().setAttributeViews("basic", "user").build();
    try (var able = Jimfs.newFileSystem(configuration)) {
      DataFolder.requireAttributes(Files.createDirectories(able.getPath("/data/tmp")));
    }
  }
}
