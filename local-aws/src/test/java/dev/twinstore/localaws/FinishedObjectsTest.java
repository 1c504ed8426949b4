package dev.twinstore.localaws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

final class FinishedObjectsTest {

  @TempDir private Path folder;

  private BlobStore bare;
  private BlobStore store;

  @BeforeEach
  void createBucket() {
    bare = new FilesystemNio2BlobStore(folder.toString());
    store = new FinishedObjects(bare);
    store.createContainer(CreateBucketRequest.builder().bucket("b").build());
  }

  @Test
  void hidesAPutThatIsUnderWay() {
    List<String> seen = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    InputStream payload =
        new InputStream() {
          @Override
          public int read() {
            seen.addAll(list(bare));
            hidden.addAll(list(store));
            return -1;
          }
        };

    store.putBlob(put("items/a.json"), payload);

    assertEquals(1, seen.stream().filter(UnfinishedPuts::includes).count(), seen.toString());
    assertEquals(List.of(), hidden);
    assertEquals(List.of("items/a.json"), list(store));
  }

  @Test
  void sweepsOnlyUnfinishedPuts() throws Exception {
    String uuid = "0190a2b3-0000-7000-8000-000000000000";
    store.putBlob(put("items/00000001-%s.json".formatted(uuid)), payload());
    Files.createFile(folder.resolve("b/items/00000001-%1$s.json-%1$s".formatted(uuid)));
    Files.createDirectory(folder.resolve("b/folder-" + uuid));

    assertEquals(1, UnfinishedPuts.sweep(folder));

    assertEquals(List.of("items/00000001-%s.json".formatted(uuid)), list(store));
  }

  @Test
  void putsAgainWhenTheFolderWasRemovedInBetween() {
    List<String> calls = new ArrayList<>();
    BlobStore vanishing =
        new ForwardingBlobStore(bare) {
          @Override
          public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
            calls.add(request.key());
            if (calls.size() == 1) {
              closeQuietly(payload);
              throw new RuntimeException(new NoSuchFileException("items"));
            }
            return super.putBlob(request, payload);
          }
        };

    new FinishedObjects(vanishing).putBlob(put("items/a.json"), payload());

    assertEquals(2, calls.size());
    assertEquals(List.of(2L), objects(store).stream().map(S3Object::size).toList());
  }

  private static void closeQuietly(InputStream payload) {
    try {
      payload.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PutObjectRequest put(String key) {
    return PutObjectRequest.builder().bucket("b").key(key).build();
  }

  private static InputStream payload() {
    return new ByteArrayInputStream(new byte[] {'{', '}'});
  }

  private static List<String> list(BlobStore store) {
    return objects(store).stream().map(S3Object::key).toList();
  }

  private static List<S3Object> objects(BlobStore store) {
    return store.list(ListObjectsV2Request.builder().bucket("b").build()).contents();
  }
}
