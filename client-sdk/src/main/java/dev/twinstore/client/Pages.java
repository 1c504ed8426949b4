package dev.twinstore.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a list is fetched: the call for a page, the page that is in its answer, and the query for the
 * one after it.
 *
 * @param <A> the body of the answer
 */
record Pages<D, Q, A>(
    Function<Q, Call<A>> call,
    Function<Answer<A>, Page<D>> page,
    BiFunction<Q, String, Q> continued) {
  Page<D> fetch(Q query, Exchange exchange) {
    return page.apply(exchange.send(call.apply(query)));
  }

  CompletableFuture<Page<D>> fetchAsync(Q query, Exchange exchange) {
    return exchange.sendAsync(call.apply(query), page);
  }

  /** Fetches page after page, and shows what is in them. */
  CompletableFuture<Void> walk(Q query, Exchange exchange, Consumer<D> action) {
    return walk(query, query, exchange, action);
  }

  private CompletableFuture<Void> walk(Q query, Q from, Exchange exchange, Consumer<D> action) {
    return fetchAsync(from, exchange)
        .thenCompose(
            found -> {
              found.documents().forEach(action);
              return found
                  .next()
                  .map(next -> walk(query, continued.apply(query, next), exchange, action))
                  .orElseGet(() -> CompletableFuture.completedFuture(null));
            });
  }

  Listing<D> listing(Q query, Exchange exchange) {
    return Listing.of(query, each -> fetch(each, exchange), continued);
  }
}
