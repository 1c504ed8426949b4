package dev.twinstore.server.twin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Sends a transaction that no document takes part in, until its outcome is known or the time is up.
 * As each row remembers who wrote it, a condition that fails tells whether an earlier try, whose
 * answer never came, has made it fail. So there is nothing to fence: a late duplicate fails by the
 * same conditions, for as long as AWS takes it.
 */
final class EntryCommits {

  private final Table table;
  private final TwinMetrics metrics;

  EntryCommits(Table table, TwinMetrics metrics) {
    this.table = table;
    this.metrics = metrics;
  }

  /**
   * @param w names the commit that all riders belong to
   * @return {@code COMMITTED}, {@code REPEATED}, {@code REFUSED} or {@code UNKNOWN}
   */
  Outcome commit(List<Rider> riders, WriteId w, Instant mintedAt, Budget budget) {
    Outcome outcome = send(riders, w, mintedAt, budget);
    metrics.committed(outcome.kind());
    return outcome;
  }

  private Outcome send(List<Rider> riders, WriteId w, Instant mintedAt, Budget budget) {
    boolean doubt = false;
    SdkException cause = SdkException.builder().message("No time was left to commit").build();
    while (!budget.isSpent()) {
      try {
        table.send(riders, w, mintedAt, budget);
        return Outcome.COMMITTED;
      } catch (TransactionCanceledException e) {
        cause = e;
        List<CancellationReason> reasons = e.cancellationReasons();
        for (int i = 0; i < riders.size(); i++) {
          if (Commits.failed(reasons.get(i))) {
            Map<String, AttributeValue> found = reasons.get(i).item();
            return riders.get(i).isWritten(found)
                ? Outcome.COMMITTED
                : Outcome.repeated(riders.get(i), found);
          }
        }
        if (Commits.refused(reasons)) {
          break;
        }
      } catch (AwsServiceException e) {
        cause = e;
        if (e.statusCode() >= 500 || e instanceof TransactionInProgressException) {
          doubt = true;
        } else if (!e.isThrottlingException()) {
          break;
        }
      } catch (SdkException e) {
        cause = e;
        doubt = true;
      }
      if (!budget.pause()) {
        break;
      }
    }
    return doubt ? Outcome.unknown(cause) : Outcome.refused(cause);
  }
}
