package dev.twinstore.server.twin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a sweep is: first it walks the copies of each collection, then the rows of each. It carries
 * what the pages before saw and would remove, since the tenth that a sweep may remove is judged
 * over all of it.
 *
 * @param collection counts from 0, in the order of names
 * @param after the key, or the id, that was looked at last; empty at a collection's beginning
 */
record SweepPosition(Walk walk, int collection, String after, long seen, long orphans) {

  enum Walk {
    COPIES,
    ROWS
  }

  static final SweepPosition START = new SweepPosition(Walk.COPIES, 0, "", 0, 0);

  private static final Pattern FORM =
      Pattern.compile("(COPIES|ROWS) (\\d{1,4}) (\\d{1,15}) (\\d{1,15}) (.*)", Pattern.DOTALL);

  /**
   * @throws IllegalArgumentException when the text is no cursor of a sweep
   */
  static SweepPosition of(Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return START;
    }
    Matcher form = FORM.matcher(cursor.get());
    if (!form.matches()) {
      throw new IllegalArgumentException("This is no cursor of a sweep");
    }
    return new SweepPosition(
        Walk.valueOf(form.group(1)),
        Integer.parseInt(form.group(2)),
        form.group(5),
        Long.parseLong(form.group(3)),
        Long.parseLong(form.group(4)));
  }

  /** The position after a page; empty at the end of the sweep. */
  Optional<SweepPosition> next(int collections, Optional<String> last, int saw, int found) {
    long seenNow = seen + saw;
    long orphansNow = orphans + found;
    if (last.isPresent()) {
      return Optional.of(new SweepPosition(walk, collection, last.get(), seenNow, orphansNow));
    }
    if (collection + 1 < collections) {
      return Optional.of(new SweepPosition(walk, collection + 1, "", seenNow, orphansNow));
    }
    return walk == Walk.COPIES
        ? Optional.of(new SweepPosition(Walk.ROWS, 0, "", seenNow, orphansNow))
        : Optional.empty();
  }

  String cursor() {
    return "%s %d %d %d %s".formatted(walk, collection, seen, orphans, after);
  }
}
