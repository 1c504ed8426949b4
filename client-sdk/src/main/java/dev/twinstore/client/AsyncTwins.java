package dev.twinstore.client;

import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.client.model.SweepPage;
import dev.twinstore.client.model.TwinReport;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Whether a document's row and copy match, and what mends them; asked without waiting. What a
 * method is said to throw is what its future fails with.
 */
public final class AsyncTwins {
  private final Exchange exchange;

  AsyncTwins(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Compares a document's row with its copy, and changes nothing.
   *
   * @param collection the collection's name, such as {@code items}
   * @throws NotFoundException if there is neither a document nor an object of this id
   * @throws InvalidRequestException if the collection or the id can't be one
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<TwinReport> inspect(String collection, String id) {
    return exchange.sendAsync(TwinsApi.inspectTwins(collection, id), Answer::required);
  }

  /**
   * Does one page of a sweep: the first one, or that of the order's cursor.
   *
   * @throws SweepRefusedException if it could do harm
   * @throws InvalidRequestException if the order is not as the contract asks
   * @throws UnknownOutcomeException if it may have been done, and may not; do it again
   */
  public CompletableFuture<SweepPage> sweep(SweepOrder order) {
    return exchange.sendAsync(TwinsApi.sweepTwins(order), Answer::required);
  }

  /**
   * Sweeps page after page, from the order's cursor on.
   *
   * @param action is given each page when it is done; what it throws ends the sweep
   * @return a future that completes when the sweep is over
   * @throws SweepRefusedException if it could do harm
   * @throws InvalidRequestException if the order is not as the contract asks
   * @throws UnknownOutcomeException if a page may have been done, and may not; do it again
   */
  public CompletableFuture<Void> sweepAll(SweepOrder order, Consumer<SweepPage> action) {
    return Pending.following(Twins.PAGES.walk(order, exchange, action), done -> done);
  }
}
