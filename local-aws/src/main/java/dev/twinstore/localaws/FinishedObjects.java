package dev.twinstore.localaws;

import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * S3Proxy's store on a file system, without two of its faults: {@linkplain UnfinishedPuts
 * unfinished puts} in lists, and a 500 for a put that meets the removal of an emptied folder.
 *
 * <p>The price: a key that is named as an unfinished put is refused with 400, since it could
 * neither be listed nor survive a restart.
 */
final class FinishedObjects extends ForwardingBlobStore {

  /** Puts are retried this often; each needs another delete in the same folder to fail. */
  private static final int ATTEMPTS = 100;

  FinishedObjects(BlobStore store) {
    super(store);
  }

  /** A page may have fewer entries than asked for, and still another page after it, as on AWS. */
  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response page = super.list(request);
    return page.toBuilder()
        .contents(
            page.contents().stream()
                .filter(object -> !UnfinishedPuts.includes(object.key()))
                .toList())
        .build();
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
    requireListable(request.key());
    UntouchedStream untouched = new UntouchedStream(payload);
    for (int attempt = 1; ; attempt++) {
      try {
        return super.putBlob(request, untouched);
      } catch (RuntimeException e) {
        if (!folderVanished(e) || untouched.touched() || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  @Override
  public CopyObjectResponse copyBlob(CopyObjectRequest request) {
    requireListable(request.destinationKey());
    return super.copyBlob(request);
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    requireListable(request.key());
    return super.initiateMultipartUpload(request);
  }

  private static void requireListable(String key) {
    if (UnfinishedPuts.includes(key)) {
      throw S3Exceptions.invalidArgument(
          "This local endpoint keeps no key that ends in a hyphen and a UUID: " + key);
    }
  }

  /**
   * The store makes the folder and then the file in it. A delete that removes the emptied folder in
   * between is seen as a missing file, before the payload is read.
   */
  private static boolean folderVanished(RuntimeException e) {
    return e.getCause() instanceof NoSuchFileException;
  }
}
