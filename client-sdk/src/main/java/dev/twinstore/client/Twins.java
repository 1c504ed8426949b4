package dev.twinstore.client;

import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.client.model.SweepPage;
import dev.twinstore.client.model.TwinReport;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a document's row and copy match, and what mends them when something outside has parted
 * them. Any number of clients may sweep at once; the server sweeps by itself, too.
 */
public final class Twins {
  static final Pages<SweepPage, SweepOrder, SweepPage> PAGES =
      new Pages<>(
          TwinsApi::sweepTwins,
          answer -> Page.of(List.of(answer.required()), answer.required().getNext()),
          Twins::continued);

  private final Exchange exchange;

  Twins(Exchange exchange) {
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
  public TwinReport inspect(String collection, String id) {
    return exchange.send(TwinsApi.inspectTwins(collection, id)).required();
  }

  /**
   * Does one page of a sweep: the first one, or that of the order's cursor.
   *
   * @throws SweepRefusedException if it could do harm
   * @throws InvalidRequestException if the order is not as the contract asks
   * @throws UnknownOutcomeException if it may have been done, and may not; do it again
   */
  public SweepPage sweep(SweepOrder order) {
    return exchange.send(TwinsApi.sweepTwins(order)).required();
  }

  /**
   * Sweeps page after page, from the order's cursor on. The stream is sequential and lazy: a page
   * is done when it is asked for, and never two ahead. After a failure the {@code next} of the page
   * before leads on from there.
   *
   * @throws SweepRefusedException at any step, if it could do harm
   * @throws InvalidRequestException at the first step, if the order is not as the contract asks
   * @throws UnknownOutcomeException at any step, if it may have been done, and may not; do it again
   */
  public Stream<SweepPage> sweepAll(SweepOrder order) {
    return PAGES.listing(order, exchange).stream();
  }

  private static SweepOrder continued(SweepOrder order, String cursor) {
    return new SweepOrder()
        .dryRun(order.getDryRun())
        .grace(order.getGrace())
        .limit(order.getLimit())
        .cursor(cursor);
  }
}
