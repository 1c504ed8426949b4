package dev.twinstore.localaws;

import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy in this process, without authentication. */
final class S3 {

  static final String NAME = "S3Proxy";

  /** How long requests under way may take once it stops, in milliseconds. */
  private static final long GRACE = 500;

  private final String host;
  private final S3Proxy server;

  private S3(String host, S3Proxy server) {
    this.host = host;
    this.server = server;
  }

  /**
   * Starts the server; it answers when this returns.
   *
   * @throws CannotStart if it can't listen or its data can't be used
   */
  static S3 start(Endpoint endpoint, Optional<DataFolder> data) throws CannotStart {
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(new PolicyFree(new FinishedObjects(store(data))))
            .endpoint(endpoint.listening())
            .stopTimeout(GRACE)
            .build();
    try {
      server.start();
    } catch (Exception e) { // S3Proxy declares no less.
      throw new CannotStart(
          "%s cannot start on port %d. Choose another with %s N (0: any free one)."
              .formatted(NAME, endpoint.port(), Options.S3_PORT),
          e);
    }
    return new S3(endpoint.host(), server);
  }

  private static BlobStore store(Optional<DataFolder> data) throws CannotStart {
    if (data.isEmpty()) {
      return new TransientNio2BlobStore();
    }
    String folder = data.get().s3().toString();
    int swept = UnfinishedPuts.sweep(data.get().s3());
    if (swept > 0) {
      Log.say("Swept %d unfinished puts from %s.".formatted(swept, folder));
    }
    return new FilesystemNio2BlobStore(folder);
  }

  Endpoint endpoint() {
    return new Endpoint(host, server.getPort());
  }

  boolean answers() {
    return Answer.ofS3(endpoint().uri()).good();
  }

  /** Stops within a second; a put that is cut off leaves nothing that is listed. */
  void stop() {
    try {
      server.stop();
    } catch (Exception e) { // S3Proxy declares no less; the process ends anyway.
      Log.say("%s did not stop cleanly: %s".formatted(NAME, e));
    }
  }
}
