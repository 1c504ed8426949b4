package dev.twinstore.server.twin;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *   <li>Read again that the row does not point to O: it may have been committed before the fence.
 *   <li>Delete O.
 * </ol>
 *
 * <p>A copy that is missing or damaged is made again from its row. Then the row is read again: if
 * it has moved on meanwhile, nothing points to the copy, and it is deleted.
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
    this.clock = clock;
  }

  SweepPage page(SweepOrder order, Budget budget) {
    pairing
        .fault()
        .ifPresent(
            fault -> {
              throw new SweepRefused("A sweep could delete the copies of others: " + fault);
            });
    SweepPosition position = SweepPosition.of(order.cursor());
    if (position.collection() >= collections.size()) {
      throw new IllegalArgumentException("This is no cursor of a sweep");
    }
    return position.walk() == SweepPosition.Walk.COPIES
        ? copies(position, order, budget)
        : rows(position, order, budget);
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
    List<CopyKey> orphans =
        old.stream()
            .filter(key -> !pointsTo(Optional.ofNullable(rows.get(key.id())), key))
            .toList();
    refuseTooMany(position.orphans() + orphans.size(), position.seen() + slice.entries().size());
    int removed = 0;
    for (CopyKey orphan : orphans) {
      removed += order.dryRun() || remove(orphan, budget) ? 1 : 0;
    }
    return new SweepPage(
        slice.entries().size(),
        removed,
        0,
        0,
        position
            .next(collections.size(), slice.next(), slice.entries().size(), orphans.size())
            .map(SweepPosition::cursor));
  }

  private static void refuseTooMany(long orphans, long seen) {
    if (orphans > FEW && orphans > seen / TENTH) {
      throw new SweepRefused(
          ("%d of %d copies have no row, more than a tenth. Is this the right table, and not one"
                  + " that was restored from a backup?")
              .formatted(orphans, seen));
    }
  }

  private boolean remove(CopyKey orphan, Budget budget) {
    fences.raise(orphan, budget);
    if (pointsTo(table.read(orphan.collection(), orphan.id(), budget), orphan)) {
      return false;
    }
    bucket.delete(orphan.toString(), budget);
    log.info("Removed orphan {}", orphan);
    return true;
  }

  private SweepPage rows(SweepPosition position, SweepOrder order, Budget budget) {
    String collection = collections.get(position.collection());
    Optional<DocumentId> after =
        position.after().isEmpty()
            ? Optional.empty()
            : Optional.of(new DocumentId(position.after()));
    Table.Slice<Row> slice = table.query(collection, after, order.limit(), budget);
    int restored = 0;
    int lost = 0;
    for (Row row : slice.found()) {
      if (isWhole(row, budget)) {
        continue;
      }
      Optional<Row> now = table.read(collection, row.id(), budget);
      if (now.isEmpty() || !row.written().equals(now.get().writeId())) {
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
        slice.found().size(),
        0,
        restored,
        lost,
        position
            .next(collections.size(), slice.next().map(DocumentId::value), slice.found().size(), 0)
            .map(SweepPosition::cursor));
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
    Optional<Row> now = table.read(row.collection(), row.id(), budget);
    if (now.isPresent() && row.written().equals(now.get().writeId())) {
      return true;
    }
    bucket.discard(copy.key(), budget);
    return false;
  }

  private static boolean pointsTo(Optional<Row> row, CopyKey key) {
    return row.flatMap(Row::body)
        .filter(body -> body.objectKey().equals(key.toString()))
        .isPresent();
  }
}
