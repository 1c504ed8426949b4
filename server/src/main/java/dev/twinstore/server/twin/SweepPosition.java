package dev.twinstore.server.twin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a sweep is: first it walks the copies of each collection, then the rows of each, then the
 * stored answers of idempotency records. It carries what the pages before saw and would remove,
 * since the tenth that a sweep may remove is judged over all of it.
 *
 * @param collection counts from 0, in the order of names; 0 for the answers
 * @param after the key, or the id, that was looked at last; empty at a collection's beginning
 * @param seen copies that the pages before looked at
 * @param orphans those of them that no row points to
 */
record SweepPosition(Walk walk, int collection, String after, long seen, long orphans) {

  enum Walk {
    COPIES,
    ROWS,
    ANSWERS
  }

  static final SweepPosition START = new SweepPosition(Walk.COPIES, 0, "", 0, 0);

  private static final int DIGEST_BYTES = 12;

  private static final Pattern FORM =
      Pattern.compile(
          "(COPIES|ROWS|ANSWERS) (\\d{1,4}) (\\d{1,15}) (\\d{1,15}) (.*)", Pattern.DOTALL);

  /**
   * @throws ForeignCursor when the text is no cursor of a sweep, or a damaged one
   */
  static SweepPosition of(Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return START;
    }
    Matcher form = FORM.matcher(opened(cursor.get()));
    if (!form.matches()) {
      throw new ForeignCursor();
    }
    return new SweepPosition(
        Walk.valueOf(form.group(1)),
        Integer.parseInt(form.group(2)),
        form.group(5),
        Long.parseLong(form.group(3)),
        Long.parseLong(form.group(4)));
  }

  /**
   * The position after a page of copies, rows or answers; empty at the end of the sweep.
   *
   * @param last where the page ended within its walk; empty when the walk of this collection is
   *     over
   */
  Optional<SweepPosition> next(int collections, Optional<String> last, int copies, int found) {
    long seenNow = seen + copies;
    long orphansNow = orphans + found;
    if (last.isPresent()) {
      return Optional.of(new SweepPosition(walk, collection, last.get(), seenNow, orphansNow));
    }
    boolean further = walk != Walk.ANSWERS && collection + 1 < collections;
    if (further) {
      return Optional.of(new SweepPosition(walk, collection + 1, "", seenNow, orphansNow));
    }
    return switch (walk) {
      case COPIES -> Optional.of(new SweepPosition(Walk.ROWS, 0, "", seenNow, orphansNow));
      case ROWS -> Optional.of(new SweepPosition(Walk.ANSWERS, 0, "", seenNow, orphansNow));
      case ANSWERS -> Optional.empty();
    };
  }

  /** Opaque text: base64url of a digest, which finds damage and other cursors, and the position. */
  String cursor() {
    byte[] text =
        String.format(Locale.ROOT, "%s %d %d %d %s", walk, collection, seen, orphans, after)
            .getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(DIGEST_BYTES + text.length).put(digest(text)).put(text).array());
  }

  private static String opened(String cursor) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw new ForeignCursor();
    }
    if (bytes.length <= DIGEST_BYTES) {
      throw new ForeignCursor();
    }
    byte[] text = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
    if (!Arrays.equals(Arrays.copyOf(bytes, DIGEST_BYTES), digest(text))) {
      throw new ForeignCursor();
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static byte[] digest(byte[] text) {
    return Arrays.copyOf(HexFormat.of().parseHex(Copy.sha256(text)), DIGEST_BYTES);
  }
}
