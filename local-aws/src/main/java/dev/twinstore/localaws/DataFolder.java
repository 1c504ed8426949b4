package dev.twinstore.localaws;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/**
 * The folder of {@code --data}, held by one launcher at a time: {@code dynamodb/} is DynamoDB
 * Local's, {@code s3/} has a folder for each bucket and a file for each object, {@code tmp/} is
 * emptied at each start, and {@code lock} goes with the process that holds it.
 */
record DataFolder(Path path) {

  private static final String PROBE = "probe";

  /**
   * Creates what is missing and takes the folder for the rest of this process.
   *
   * @throws CannotStart if it can't be written, can't keep an object's metadata, or is in use
   */
  static DataFolder take(Path path) throws CannotStart {
    DataFolder folder = new DataFolder(path);
    try {
      Files.createDirectories(folder.dynamoDb());
      Files.createDirectories(folder.s3());
      Files.createDirectories(folder.temporary());
      folder.lock();
      folder.emptyTemporary();
      requireAttributes(folder.temporary());
    } catch (IOException e) {
      throw new CannotStart(
          "%s %s can't be written. Choose a folder that can.".formatted(Options.DATA, path), e);
    }
    return folder;
  }

  Path dynamoDb() {
    return path.resolve("dynamodb");
  }

  Path s3() {
    return path.resolve("s3");
  }

  Path temporary() {
    return path.resolve("tmp");
  }

  private void lock() throws CannotStart, IOException {
    // Never closed: the lock is the process's, and kill -9 releases it too.
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new CannotStart(
          "%s %s is in use by another local-aws. Stop that, or choose another folder."
              .formatted(Options.DATA, path));
    }
  }

  /** DynamoDB Local unpacks a library there, and leaves it behind when it is killed. */
  private void emptyTemporary() throws IOException {
    try (var leftovers = Files.newDirectoryStream(temporary(), Files::isRegularFile)) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
  }

  /**
   * S3Proxy keeps content type, metadata and ETag in extended attributes, and loses them without a
   * word where there are none.
   */
  static void requireAttributes(Path folder) throws CannotStart, IOException {
    Path probe = Files.createFile(folder.resolve(PROBE));
    try {
      var view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
      if (view == null) {
        throw new IOException("no view of user attributes");
      }
      view.write("user." + PROBE, ByteBuffer.wrap(new byte[] {1}));
    } catch (IOException e) {
      throw new CannotStart(
          "%s %s is on a file system without extended attributes, where the content type of every object would be lost. Choose a folder elsewhere, or %s."
              .formatted(Options.DATA, folder.getParent(), Options.IN_MEMORY),
          e);
    } finally {
      Files.delete(probe);
    }
  }
}
