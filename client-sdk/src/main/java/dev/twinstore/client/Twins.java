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
  private final TwinsApi api;

  Twins(TwinsApi api) {
    this.api = api;
  }

  /**
   * Compares a document's row with its copy, and changes nothing.
   *
   * @param collection the collection's name, such as {@code items}
   * @throws NotFoundException if there is neither a document nor an object of this id
   */
  public TwinReport inspect(String collection, String id) {
    return api.inspectTwins(collection, id).required();
  }

  /**
   * Does one page of a sweep: the first one, or that of the order's cursor.
   *
   * @throws SweepRefusedException if it could do harm
   * @throws InvalidRequestException if the order is not as the contract asks
   */
  public SweepPage sweep(SweepOrder order) {
    return api.sweepTwins(order).required();
  }

  /**
   * Sweeps page after page, from the order's cursor on. The stream is sequential and lazy: a page
   * is done when it is asked for, and never two ahead. Any step may throw what {@link #sweep}
   * throws; the {@code next} of the page before leads on from there.
   */
  public Stream<SweepPage> sweepAll(SweepOrder order) {
    return Listing.of(order, this::page, Twins::continued).stream();
  }

  private Page<SweepPage> page(SweepOrder order) {
    SweepPage page = sweep(order);
    return Page.of(List.of(page), page.getNext());
  }

  private static SweepOrder continued(SweepOrder order, String cursor) {
    return new SweepOrder()
        .dryRun(order.getDryRun())
        .grace(order.getGrace())
        .limit(order.getLimit())
        .cursor(cursor);
  }
}
