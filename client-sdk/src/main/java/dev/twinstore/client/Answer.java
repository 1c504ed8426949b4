package dev.twinstore.client;

import java.net.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** A call's answer when all went well; without a body where HTTP has none. */
record Answer<T>(int status, HttpHeaders headers, @Nullable T body) {
  private static final int NOT_MODIFIED = 304;

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
}
