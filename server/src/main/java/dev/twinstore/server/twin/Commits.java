package dev.twinstore.server.twin;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Sends a commit until its outcome is known or the time is up. Below, W is the commit's write id
 * and E the one it expects to find.
 *
 * <p>A failed condition is not proof of having lost: an earlier try, whose answer never came, may
 * have made it fail. So each failure is judged by the old row that comes with it:
 *
 * <ol>
 *   <li>{@code recentWrites} has W: committed.
 *   <li>The row is still at E, and its fence is at W or above: fenced, and W can land no more.
 *   <li>The row is still at E otherwise: send the same again.
 *   <li>The row has moved on, and no earlier try is in doubt: lost.
 *   <li>The row has moved on, and {@code recentWrites} shows all since E without W: lost.
 *   <li>Anything else: unknown.
 * </ol>
 */
final class Commits {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final Set<String> CONTENTION =
      Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private final Table table;
  private final Fences fences;
  private final TwinMetrics metrics;

  Commits(Table table, Fences fences, TwinMetrics metrics) {
    this.table = table;
    this.fences = fences;
    this.metrics = metrics;
  }

  Outcome commit(Commit commit, Budget budget) {
    Outcome outcome = send(commit, budget);
    metrics.committed(outcome.kind());
    return outcome;
  }

  private Outcome send(Commit first, Budget budget) {
    Commit commit = first;
    boolean doubt = false;
    SdkException cause = SdkException.builder().message("No time was left to commit").build();
    while (!budget.isSpent()) {
      Optional<Outcome> outcome = Optional.empty();
      try {
        table.send(commit, budget);
        return Outcome.COMMITTED;
      } catch (ConditionalCheckFailedException e) {
        cause = e;
        Optional<Row> row = e.hasItem() ? Optional.of(row(commit, e.item())) : Optional.empty();
        outcome = judge(commit, row, Set.of(), doubt, e);
      } catch (TransactionCanceledException e) {
        cause = e;
        outcome = judge(commit, e, doubt, budget);
        if (outcome.isEmpty() && releaseFailed(commit, e)) {
          commit = commit.withoutRelease();
        }
      } catch (TransactionConflictException e) {
        cause = e;
      } catch (AwsServiceException e) {
        cause = e;
        if (e.statusCode() >= 500 || e instanceof TransactionInProgressException) {
          doubt = true;
        } else if (!e.isThrottlingException()) {
          return end(doubt, e);
        }
      } catch (SdkException e) {
        cause = e;
        doubt = true;
      }
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (!budget.pause()) {
        break;
      }
    }
    return end(doubt, cause);
  }

  private static Outcome end(boolean doubt, Throwable cause) {
    return doubt ? Outcome.unknown(cause) : Outcome.refused(cause);
  }

  /** Judges a transaction in this order: riders, recentWrites, row, marker. */
  private Optional<Outcome> judge(
      Commit commit, TransactionCanceledException e, boolean doubt, Budget budget) {
    List<CancellationReason> reasons = e.cancellationReasons();
    int first = 1 + commit.markers().size();
    for (int i = 0; i < commit.riders().size(); i++) {
      if (failed(reasons.get(first + i))) {
        Rider rider = commit.riders().get(i);
        Map<String, AttributeValue> found = reasons.get(first + i).item();
        return Optional.of(
            rider.isWritten(found)
                ? Outcome.COMMITTED
                : ruledOut(commit, Outcome.repeated(rider, found), e, budget));
      }
    }
    if (reasons.stream().skip(first).anyMatch(Commits::contended)) {
      // Whether the key is in use is not known yet. If it is, its own document is what stands in
      // the way: the answer is a repetition, and not that the id or the name is taken.
      return Optional.empty();
    }
    CancellationReason row = reasons.get(0);
    Set<String> taken = taken(commit, e, budget);
    if (failed(row)) {
      return judge(
          commit,
          row.hasItem() ? Optional.of(row(commit, row.item())) : Optional.empty(),
          taken,
          doubt,
          e);
    }
    if (!taken.isEmpty()) {
      return Optional.of(ruledOut(commit, Outcome.lost(Optional.empty(), taken), e, budget));
    }
    return refused(reasons) ? Optional.of(end(doubt, e)) : Optional.empty();
  }

  /**
   * Makes sure of a refusal that the row itself has no part in: an earlier try, or a duplicate of
   * this one, could still land once the other document gives the value up. A fence prevents that.
   */
  private Outcome ruledOut(Commit commit, Outcome refusal, Throwable cause, Budget budget) {
    Row row;
    try {
      row = fences.raise(commit.next().collection(), commit.next().id(), commit.id(), budget);
    } catch (Unavailable e) {
      return Outcome.unknown(e);
    }
    Outcome seen = judge(commit, Optional.of(row), refusal.taken(), true, cause).orElseThrow();
    return switch (seen.kind()) {
      case COMMITTED, UNKNOWN -> seen;
      case FENCED, LOST, REPEATED, REFUSED -> refusal;
    };
  }

  private static Optional<Outcome> judge(
      Commit commit, Optional<Row> row, Set<String> taken, boolean doubt, Throwable cause) {
    WriteId w = commit.id();
    if (row.isPresent() && row.get().recentWrites().has(w)) {
      return Optional.of(Outcome.COMMITTED);
    }
    WriteId at = row.map(Row::writeId).orElse(null);
    if (Objects.equals(at, commit.expected())) {
      WriteId fence = row.map(Row::fence).orElse(null);
      return fence != null && fence.compareTo(w) >= 0
          ? Optional.of(Outcome.fenced(row))
          : Optional.empty();
    }
    boolean shown = row.isPresent() && row.get().recentWrites().reachesBackTo(commit.expected());
    return Optional.of(!doubt || shown ? Outcome.lost(row, taken) : Outcome.unknown(cause));
  }

  /**
   * In a conflict with another transaction the marker has to be looked at: its owner may be known.
   */
  private Set<String> taken(Commit commit, TransactionCanceledException e, Budget budget) {
    if (commit.markers().take().isEmpty()) {
      return Set.of();
    }
    Marker marker = commit.markers().take().get();
    CancellationReason reason = e.cancellationReasons().get(1);
    boolean foreign =
        failed(reason)
            || ("TransactionConflict".equals(reason.code()) && isForeign(marker, budget));
    return foreign ? Set.of(marker.member()) : Set.of();
  }

  private boolean isForeign(Marker marker, Budget budget) {
    try {
      return table
          .owner(marker.partition(), marker.key(), budget)
          .filter(owner -> !owner.equals(marker.owner()))
          .isPresent();
    } catch (Unavailable e) {
      // Nothing is known of the marker, and of the commit no less than before.
      return false;
    }
  }

  private static boolean releaseFailed(Commit commit, TransactionCanceledException e) {
    int release = commit.markers().take().isPresent() ? 2 : 1;
    return commit.markers().release().isPresent() && failed(e.cancellationReasons().get(release));
  }

  private static Row row(Commit commit, Map<String, AttributeValue> item) {
    return RowFormat.row(commit.next().collection(), item);
  }

  /** Whether it was for a reason that stays. */
  static boolean refused(List<CancellationReason> reasons) {
    return reasons.stream()
        .map(CancellationReason::code)
        .anyMatch(
            code ->
                !"None".equals(code)
                    && !CONDITION_FAILED.equals(code)
                    && !CONTENTION.contains(code));
  }

  private static boolean contended(CancellationReason reason) {
    return CONTENTION.contains(reason.code());
  }

  static boolean failed(CancellationReason reason) {
    return CONDITION_FAILED.equals(reason.code());
  }
}
