package dev.twinstore.server.twin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last writes of a row, newest first, by which a writer whose answer was lost learns what
 * became of its write.
 *
 * @param complete whether these are all writes since the row's birth
 */
record History(List<WriteId> writes, boolean complete) {

  /** How many writes a row remembers. */
  static final int LENGTH = 8;

  static final History NONE = new History(List.of(), true);

  History {
    writes = List.copyOf(writes);
  }

  History plus(WriteId newest) {
    List<WriteId> all = new ArrayList<>();
    all.add(newest);
    all.addAll(writes);
    return all.size() <= LENGTH
        ? new History(all, complete)
        : new History(all.subList(0, LENGTH), false);
  }

  boolean has(WriteId write) {
    return writes.contains(write);
  }

  /** Whether every write after {@code start}, or since the row's birth, is shown here. */
  boolean reachesBackTo(@Nullable WriteId start) {
    return !writes.isEmpty() && (complete || (start != null && writes.contains(start)));
  }
}
