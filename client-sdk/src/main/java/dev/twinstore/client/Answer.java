package dev.twinstore.client;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call's answer when all went well; without a body where HTTP has none. */
record Answer<T>(int status, HttpHeaders headers, @Nullable T body) {
  private static final int CREATED = 201;
  private static final int NOT_MODIFIED = 304;

  boolean created() {
    return status == CREATED;
  }

  boolean notModified() {
    return status == NOT_MODIFIED;
  }

  /** The body of an operation that always has one; {@link Exchange} has made sure of it. */
  T required() {
    if (body == null) {
      throw new IllegalStateException("Status %d has no body".formatted(status));
    }
    return body;
  }

  Optional<T> unlessNotModified() {
    return notModified() ? Optional.empty() : Optional.of(required());
  }

  Head head() {
    return new Head(headers);
  }

  Optional<Head> headUnlessNotModified() {
    return notModified() ? Optional.empty() : Optional.of(head());
  }

  /** The methods that {@code Allow} names. */
  Set<String> allowed() {
    return Arrays.stream(String.join(",", headers.allValues("Allow")).split(","))
        .map(String::strip)
        .filter(method -> !method.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What the caller of an operation without a body is given. */
  @Nullable Void nothing() {
    return null;
  }
}
