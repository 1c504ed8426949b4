package dev.twinstore.server.twin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes orphans and restores copies, a page at a time, beside writers and other sweeps.
 *
 * <p>An orphan O is a copy that no row points to. To delete it for its age alone would lose data: W
 * stages O; the sweep sees no row that points to O; W commits; the sweep deletes O. So:
 *
 * <ol>
 *   <li>Fence: raise the row's fence to O's write id, after which O can't be committed any more.
 *   <li>See that the fenced row does not point to O: it may have been committed before the fence.
 *   <li>Delete O.
 * </ol>
 *
 * <p>A copy that is missing or damaged is made again from its row. Then the row is read again: if
 * it has moved on meanwhile, nothing points to the copy, and it is deleted.
 *
 * <p>A page that has spent half of its budget ends there, having looked at one thing at least: slow
 * stores make for short pages, not for a sweep that never gets on.
 */
final class Sweep {

  private static final Logger log = LoggerFactory.getLogger(Sweep.class);

  /** Up to this many orphans a sweep removes whatever their part is. */
  private static final long FEW = 100;

  private static final long TENTH = 10;

  private final List<String> collections;
  private final Table table;
  private final Bucket bucket;
  private final Pairing pairing;
  private final Fences fences;
  private final Answers answers;
  private final Clock clock;

  Sweep(
      List<String> collections,
      Table table,
      Bucket bucket,
      Pairing pairing,
      Fences fences,
      Clock clock) {
    this.collections = List.copyOf(collections);
    this.table = table;
    this.bucket = bucket;
    this.pairing = pairing;
    this.fences = fences;
    this.answers = new Answers(table, bucket);
    this.clock = clock;
  }

  SweepPage page(SweepOrder order, Budget budget) {
    SweepPosition position = SweepPosition.of(order.cursor());
    if (position.collection() >= collections.size()) {
      throw new ForeignCursor();
    }
    pairing
        .fault(budget)
        .ifPresent(
            fault -> {
              throw SweepRefused.notAPair(fault);
            });
    return switch (position.walk()) {
      case COPIES -> copies(position, order, budget);
      case ROWS -> rows(position, order, budget);
      case ANSWERS -> answers(position, order, budget);
    };
  }

  private SweepPage copies(SweepPosition position, SweepOrder order, Budget budget) {
    String collection = collections.get(position.collection());
    Bucket.Slice slice = bucket.list(collection + "/", position.after(), order.limit(), budget);
    Instant youngest = clock.instant().minus(order.grace());
    List<CopyKey> old = new ArrayList<>();
    for (Bucket.Entry entry : slice.entries()) {
      if (!entry.lastModified().isAfter(youngest)) {
        CopyKey.parse(entry.key()).ifPresent(old::add);
      }
    }
    Map<DocumentId, Row> rows =
        table.readAll(collection, old.stream().map(CopyKey::id).distinct().toList(), budget);
    Set<String> orphans =
        old.stream()
            .filter(key -> !pointsTo(Optional.ofNullable(rows.get(key.id())), key))
            .map(CopyKey::toString)
            .collect(Collectors.toSet());
    refuseTooMany(position.orphans() + orphans.size(), position.seen() + slice.entries().size());
    int seen = 0;
    int found = 0;
    int removed = 0;
    Optional<String> last = slice.next();
    for (Bucket.Entry entry : slice.entries()) {
      if (seen > 0 && budget.isHalfSpent()) {
        last = Optional.of(slice.entries().get(seen - 1).key());
        break;
      }
      seen++;
      if (orphans.contains(entry.key())) {
        found++;
        CopyKey orphan = CopyKey.parse(entry.key()).orElseThrow();
        removed += order.dryRun() || remove(orphan, budget) ? 1 : 0;
      }
    }
    return new SweepPage(
        seen,
        removed,
        0,
        0,
        position.next(collections.size(), last, seen, found).map(SweepPosition::cursor));
  }

  private static void refuseTooMany(long orphans, long seen) {
    if (orphans > FEW && orphans > seen / TENTH) {
      throw SweepRefused.tooMany(orphans, seen);
    }
  }

  private boolean remove(CopyKey orphan, Budget budget) {
    Row fenced = fences.raise(orphan.collection(), orphan.id(), orphan.writeId(), budget);
    if (pointsTo(Optional.of(fenced), orphan)) {
      return false;
    }
    bucket.delete(orphan.toString(), budget);
    log.info("Removed orphan {}", orphan);
    return true;
  }

  private SweepPage rows(SweepPosition position, SweepOrder order, Budget budget) {
    String collection = collections.get(position.collection());
    Optional<DocumentId> after =
        Optional.of(position.after()).filter(id -> !id.isEmpty()).map(DocumentId::new);
    Table.Slice<Row> slice = table.query(collection, after, order.limit(), budget);
    int seen = 0;
    int restored = 0;
    int lost = 0;
    Optional<String> last = slice.next().map(DocumentId::value);
    for (Row row : slice.found()) {
      if (seen > 0 && budget.isHalfSpent()) {
        last = Optional.of(slice.found().get(seen - 1).id().value());
        break;
      }
      seen++;
      if (isWhole(row, budget) || !isStill(row, budget)) {
        continue;
      }
      if (row.live().content().isEmpty()) {
        lost++;
        log.error(
            "Copy {} is missing or damaged, and it alone held the content", row.live().objectKey());
      } else if (order.dryRun() || restore(row, budget)) {
        restored++;
      }
    }
    return new SweepPage(
        seen,
        0,
        restored,
        lost,
        position.next(collections.size(), last, 0, 0).map(SweepPosition::cursor));
  }

  private SweepPage answers(SweepPosition position, SweepOrder order, Budget budget) {
    Bucket.Slice slice = bucket.list(Answers.PREFIX, position.after(), order.limit(), budget);
    Instant now = clock.instant();
    Instant youngest = now.minus(Receipt.KEPT).minus(order.grace());
    int seen = 0;
    int removed = 0;
    Optional<String> last = slice.next();
    for (Bucket.Entry entry : slice.entries()) {
      if (seen > 0 && budget.isHalfSpent()) {
        last = Optional.of(slice.entries().get(seen - 1).key());
        break;
      }
      seen++;
      removed += answers.remove(entry, youngest, now, order.dryRun(), budget) ? 1 : 0;
    }
    return new SweepPage(
        seen,
        removed,
        0,
        0,
        position.next(collections.size(), last, 0, 0).map(SweepPosition::cursor));
  }

  private boolean isWhole(Row row, Budget budget) {
    return bucket
        .get(row.live().objectKey(), budget)
        .filter(bytes -> Copy.sha256(bytes).equals(row.live().sha256()))
        .isPresent();
  }

  private boolean restore(Row row, Budget budget) {
    Copy copy = Copy.of(row);
    bucket.put(copy, budget);
    log.warn("Restored copy {} from its row", copy.key());
    if (isStill(row, budget)) {
      return true;
    }
    bucket.discard(copy.key(), budget);
    return false;
  }

  /** Whether the document has not been written to since this row was read. */
  private boolean isStill(Row row, Budget budget) {
    return table
        .read(row.collection(), row.id(), budget)
        .filter(now -> row.written().equals(now.writeId()))
        .isPresent();
  }

  private static boolean pointsTo(Optional<Row> row, CopyKey key) {
    return row.flatMap(Row::body)
        .filter(body -> body.objectKey().equals(key.toString()))
        .isPresent();
  }
}
