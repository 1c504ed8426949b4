package dev.twinstore.server.twin;

/**
 * A sweep that would do harm, or may; nothing was changed by the page that threw it. The message is
 * for those who run the server: it may name table and bucket.
 */
public final class SweepRefused extends RuntimeException {

  private final String detail;

  private SweepRefused(String message, String detail) {
    super(message);
    this.detail = detail;
  }

  static SweepRefused notAPair(String fault) {
    return new SweepRefused(
        "A sweep could delete the copies of others: " + fault,
        "The table and the bucket are not each other's pair; the server's log says why.");
  }

  static SweepRefused tooMany(long orphans, long seen) {
    String detail =
        "%d of %d copies have no row, more than a tenth.".formatted(orphans, seen)
            + " Is this the right table, and not one that was restored from a backup?";
    return new SweepRefused("A sweep stopped: " + detail, detail);
  }

  /** What may be told to clients. */
  public String detail() {
    return detail;
  }
}
