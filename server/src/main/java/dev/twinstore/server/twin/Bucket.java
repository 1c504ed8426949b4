package dev.twinstore.server.twin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * The copies. A key names one attempt to write, so a put may be repeated: it has the same bytes.
 */
final class Bucket {

  private static final Logger log = LoggerFactory.getLogger(Bucket.class);

  private final S3Client s3;
  private final String name;

  Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /**
   * @throws Unavailable when the bucket did not confirm the copy within the budget
   */
  void put(Copy copy, Budget budget) {
    PutObjectResponse response;
    try {
      response =
          s3.putObject(
              put ->
                  put.bucket(name)
                      .key(copy.key())
                      .contentType(Copy.MEDIA_TYPE)
                      .overrideConfiguration(call -> budget.bound(call)),
              RequestBody.fromBytes(copy.bytes()));
    } catch (SdkException e) {
      throw new Unavailable("The bucket did not take copy " + copy.key(), e);
    }
    // S3 has answered 200 with an error for a body; the SDK lets it pass, but then has no ETag.
    if (response.eTag() == null) {
      throw new Unavailable("The bucket did not confirm copy " + copy.key());
    }
  }

  /**
   * @return the bytes; empty when there is no such copy
   * @throws Unavailable when the bucket did not answer within the budget
   */
  Optional<byte[]> get(String key, Budget budget) {
    try {
      return Optional.of(
          s3.getObjectAsBytes(
                  get ->
                      get.bucket(name).key(key).overrideConfiguration(call -> budget.bound(call)))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new Unavailable("The bucket did not give copy " + key, e);
    }
  }

  /** A copy as a list tells it. */
  record Entry(String key, Instant lastModified) {}

  /** Some of a list, and the key to go on after. */
  record Slice(List<Entry> entries, Optional<String> next) {}

  /**
   * Lists keys in their order.
   *
   * @param after the key to go on after; empty for the beginning
   * @throws Unavailable when the bucket did not answer within the budget
   */
  Slice list(String prefix, String after, int limit, Budget budget) {
    try {
      ListObjectsV2Response response = list(prefix, after, null, limit, budget);
      // A page may be empty and yet not the last one; only its token leads on then.
      while (response.contents().isEmpty() && Boolean.TRUE.equals(response.isTruncated())) {
        response = list(prefix, after, response.nextContinuationToken(), limit, budget);
      }
      List<Entry> entries =
          response.contents().stream()
              .map(object -> new Entry(object.key(), object.lastModified()))
              .toList();
      return new Slice(
          entries,
          Boolean.TRUE.equals(response.isTruncated())
              ? Optional.of(entries.get(entries.size() - 1).key())
              : Optional.empty());
    } catch (SdkException e) {
      throw new Unavailable("The bucket did not list " + prefix, e);
    }
  }

  private ListObjectsV2Response list(
      String prefix, String after, @Nullable String token, int limit, Budget budget) {
    return s3.listObjectsV2(
        list ->
            list.bucket(name)
                .prefix(prefix)
                .startAfter(after.isEmpty() ? null : after)
                .continuationToken(token)
                .maxKeys(limit)
                .overrideConfiguration(call -> budget.bound(call)));
  }

  /**
   * @throws Unavailable when the bucket did not confirm within the budget
   */
  void delete(String key, Budget budget) {
    try {
      s3.deleteObject(
          delete -> delete.bucket(name).key(key).overrideConfiguration(call -> budget.bound(call)));
    } catch (SdkException e) {
      throw new Unavailable("The bucket did not delete " + key, e);
    }
  }

  /** Deletes a copy that nothing points to, best effort: one that stays is an orphan. */
  void discard(String key, Budget budget) {
    try {
      delete(key, budget);
    } catch (Unavailable e) {
      log.warn("Copy {} is left behind as an orphan", key, e);
    }
  }
}
