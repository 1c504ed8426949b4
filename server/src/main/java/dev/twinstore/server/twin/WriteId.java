package dev.twinstore.server.twin;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names one attempt to write: a UUIDv7 (RFC 9562, 5.7), compared as lower-case text, so that a
 * later one is greater.
 */
public record WriteId(String value) implements Comparable<WriteId> {

  /**
   * @throws IllegalArgumentException when the value is not a UUID in lower case
   */
  public WriteId {
    if (!UUID.fromString(value).toString().equals(value)) {
      throw new IllegalArgumentException("A write id is a lower-case UUID, unlike '" + value + "'");
    }
  }

  /**
   * Mints an id above the clock and above everything that was seen. A server whose clock is behind
   * would otherwise write under an id that a fence, or the order of writes, already excludes.
   */
  static WriteId above(Instant now, @Nullable WriteId... seen) {
    Instant time = now;
    for (WriteId id : seen) {
      if (id != null && !id.time().isBefore(time)) {
        time = id.time().plusMillis(1);
      }
    }
    return new WriteId(UuidCreator.getTimeOrderedEpoch(time).toString());
  }

  Instant time() {
    return UuidUtil.getInstant(UUID.fromString(value));
  }

  @Override
  public int compareTo(WriteId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
