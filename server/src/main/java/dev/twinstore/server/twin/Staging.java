package dev.twinstore.server.twin;

import java.util.List;

/**
 * Puts copies where nothing points to them yet, commits, and takes them back where that is safe.
 */
final class Staging {

  private final Table table;
  private final Bucket bucket;
  private final Commits commits;

  Staging(Table table, Bucket bucket, Commits commits) {
    this.table = table;
    this.bucket = bucket;
    this.commits = commits;
  }

  /**
   * @param further objects that the commit makes count besides the document's copy
   * @throws Unavailable when a copy could not be staged, or the table was away before and still is;
   *     nothing was changed
   */
  Outcome stageAndCommit(Successor next, List<Copy> further, Budget budget) {
    Copy copy = next.copy().orElseThrow();
    if (table.seemsAway()) {
      // Else each write of an outage would leave an orphan, and a client that knows nothing.
      table.read(next.commit().next().collection(), next.commit().next().id(), budget);
    }
    bucket.put(copy, budget);
    further.forEach(other -> bucket.put(other, budget));
    Outcome outcome = commits.commit(next.commit(), budget);
    if (outcome.kind().isFinal()) {
      bucket.discard(copy.key(), budget);
      further.forEach(other -> bucket.discard(other.key(), budget));
    }
    return outcome;
  }
}
