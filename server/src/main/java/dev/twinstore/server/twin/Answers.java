package dev.twinstore.server.twin;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers of idempotency records that were too large for the record itself. One is staged
 * before the commit whose record points to it, so it may come to be pointed to for as long as AWS
 * takes that signed commit, which is far less than a day; and it is wanted until the record
 * expires, a day after. So an answer older than a day that no unexpired record points to is wanted
 * no more, and needs no fence.
 */
final class Answers {

  static final String PREFIX = Receipt.PARTITION + "/";

  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private static final Pattern KEY =
      Pattern.compile(PREFIX + "([0-9a-f]{64})/[0-9a-f-]{36}\\.json");

  private final Table table;
  private final Bucket bucket;

  Answers(Table table, Bucket bucket) {
    this.table = table;
    this.bucket = bucket;
  }

  /**
   * Removes an object under the prefix if it is an answer that is wanted no more.
   *
   * @param youngest an answer put after this moment is spared
   * @return whether it was removed, or would have been in a dry run
   */
  boolean remove(Bucket.Entry entry, Instant youngest, Instant now, boolean dryRun, Budget budget) {
    Matcher key = KEY.matcher(entry.key());
    if (!key.matches() || entry.lastModified().isAfter(youngest)) {
      return false;
    }
    Optional<Receipt> record = table.receipt(key.group(1), budget);
    if (record.filter(r -> !r.isOver(now) && r.answer().equals(entry.key())).isPresent()) {
      return false;
    }
    if (!dryRun) {
      bucket.delete(entry.key(), budget);
      log.info("Removed stored answer {}", entry.key());
    }
    return true;
  }
}
