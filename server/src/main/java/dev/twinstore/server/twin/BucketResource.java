package dev.twinstore.server.twin;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** The bucket of copies. */
record BucketResource(S3Client s3, String name) implements Resource {

  @Override
  public void make() {
    if (faults().isEmpty()) {
      return;
    }
    try {
      s3.createBucket(create -> create.bucket(name));
    } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException e) {
      // Another server made it at the same time; whether it is usable is checked next.
    }
  }

  @Override
  public List<String> faults() {
    try {
      s3.headBucket(head -> head.bucket(name));
      return List.of();
    } catch (NoSuchBucketException e) {
      return List.of(this + " does not exist");
    }
  }

  @Override
  public String toString() {
    return "bucket '" + name + "'";
  }
}
