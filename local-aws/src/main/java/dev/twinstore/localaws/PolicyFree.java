package dev.twinstore.localaws;

import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A store whose buckets have no policy, and say so as on AWS. Asked for one, S3Proxy looks whether
 * there is such a bucket and then answers {@code NoSuchPolicy}, which is no code of AWS's:
 * Terraform takes it for a failure.
 */
final class PolicyFree extends ForwardingBlobStore {

  /** Where S3Proxy answers a GET of a policy; nothing else tells us that it does. */
  private static final String ASKED_FOR_A_POLICY = "handleBucketPolicy";

  PolicyFree(BlobStore store) {
    super(store);
  }

  @Override
  public boolean containerExists(String bucket) {
    boolean exists = super.containerExists(bucket);
    if (exists && isAskedForAPolicy()) {
      throw noSuchPolicy();
    }
    return exists;
  }

  private static boolean isAskedForAPolicy() {
    return StackWalker.getInstance()
        .walk(
            callers ->
                callers.anyMatch(caller -> caller.getMethodName().equals(ASKED_FOR_A_POLICY)));
  }

  private static RuntimeException noSuchPolicy() {
    return S3Exception.builder()
        .statusCode(404)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("NoSuchBucketPolicy")
                .errorMessage("The bucket policy does not exist")
                .build())
        .build();
  }
}
