package dev.twinstore.server.twin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What became of a commit.
 *
 * @param row the row as it is now, where the outcome is {@code FENCED}, or {@code LOST} to another
 *     write
 * @param taken the unique members whose markers belong to others
 * @param met what stood in the way, where the outcome is {@code REPEATED}
 * @param cause of {@code UNKNOWN} and {@code REFUSED}
 */
record Outcome(
    Kind kind, Optional<Row> row, Set<String> taken, Optional<Met> met, @Nullable Throwable cause) {

  /** A rider that could not be written, and the row that was found in its place. */
  record Met(Rider rider, Map<String, AttributeValue> found) {}

  enum Kind {
    /** The row is as the commit wanted it, or has been and moved on. */
    COMMITTED,
    /** A sweep has ruled this write id out; one above the fence may still be committed. */
    FENCED,
    /**
     * Another write or another document's marker came first, so this never was and never will be.
     */
    LOST,
    /** Another commit has written a {@link Rider}, so this never will be. */
    REPEATED,
    /** It may have been applied, or may still be; the row may come to point to the staged copy. */
    UNKNOWN,
    /** Every try was turned away by the table, so nothing was changed. */
    REFUSED;

    /** Whether nothing can bring the write id into the row any more: its copy may be deleted. */
    boolean isFinal() {
      return this == FENCED || this == LOST || this == REPEATED;
    }
  }

  static final Outcome COMMITTED =
      new Outcome(Kind.COMMITTED, Optional.empty(), Set.of(), Optional.empty(), null);

  static Outcome fenced(Optional<Row> row) {
    return new Outcome(Kind.FENCED, row, Set.of(), Optional.empty(), null);
  }

  static Outcome lost(Optional<Row> row, Set<String> taken) {
    return new Outcome(Kind.LOST, row, taken, Optional.empty(), null);
  }

  static Outcome repeated(Rider rider, Map<String, AttributeValue> found) {
    Met met = new Met(rider, found);
    return new Outcome(Kind.REPEATED, Optional.empty(), Set.of(), Optional.of(met), null);
  }

  static Outcome unknown(Throwable cause) {
    return new Outcome(Kind.UNKNOWN, Optional.empty(), Set.of(), Optional.empty(), cause);
  }

  static Outcome refused(Throwable cause) {
    return new Outcome(Kind.REFUSED, Optional.empty(), Set.of(), Optional.empty(), cause);
  }
}
