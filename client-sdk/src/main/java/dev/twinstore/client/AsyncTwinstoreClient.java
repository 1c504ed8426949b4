package dev.twinstore.client;

/**
 * Talks to one Twinstore server without waiting: each call is a {@link
 * java.util.concurrent.CompletableFuture}. It is had from {@link TwinstoreClient#async()}.
 *
 * <p>Immutable and safe for use by many threads. No thread waits while a call is on its way or
 * pauses between two tries.
 */
public final class AsyncTwinstoreClient {
  private final Exchange exchange;

  AsyncTwinstoreClient(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Returns the collection of items. */
  public AsyncItems items() {
    return new AsyncItems(exchange);
  }

  /** Returns the collection of objects. */
  public AsyncStoredObjects objects() {
    return new AsyncStoredObjects(exchange);
  }

  /** Returns the collection of tasks. */
  public AsyncTasks tasks() {
    return new AsyncTasks(exchange);
  }

  /** Returns the collection of dragons. */
  public AsyncDragons dragons() {
    return new AsyncDragons(exchange);
  }

  /** Returns what compares rows with copies, and mends them. */
  public AsyncTwins twins() {
    return new AsyncTwins(exchange);
  }

  /** Returns what the server says of itself. */
  public AsyncService service() {
    return new AsyncService(exchange);
  }
}
