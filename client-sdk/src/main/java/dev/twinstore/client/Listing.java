package dev.twinstore.client;

import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The documents that a query finds, fetched a page at a time as they are asked for.
 *
 * <p>Nothing is sent before the first document is asked for, and no page twice in one walk; each
 * walk begins anew. Any step of a walk may throw a {@link TwinstoreException}.
 */
public final class Listing<D> implements Iterable<D> {
  private final Function<Optional<String>, Page<D>> fetch;

  private Listing(Function<Optional<String>, Page<D>> fetch) {
    this.fetch = fetch;
  }

  static <D, Q> Listing<D> of(
      Q query, Function<Q, Page<D>> fetch, BiFunction<Q, String, Q> continued) {
    return new Listing<>(
        cursor -> fetch.apply(cursor.map(at -> continued.apply(query, at)).orElse(query)));
  }

  /** Returns a walk over the documents. */
  @Override
  public Iterator<D> iterator() {
    return stream().iterator();
  }

  /** Returns the documents as a stream, sequential and lazy. */
  public Stream<D> stream() {
    return pages().flatMap(page -> page.documents().stream());
  }

  /** Returns the pages as a stream, sequential and lazy; there is at least one. */
  public Stream<Page<D>> pages() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Walk<>(fetch), Spliterator.ORDERED), false);
  }
}
