package dev.twinstore.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** One walk over a list's pages; a page is fetched when it is asked for, not before. */
final class Walk<D> implements Iterator<Page<D>> {
  private final Function<Optional<String>, Page<D>> fetch;
  private Optional<String> cursor = Optional.empty();
  private boolean over;

  /** The fetch is given the cursor of a page, none for the first. */
  Walk(Function<Optional<String>, Page<D>> fetch) {
    this.fetch = fetch;
  }

  @Override
  public boolean hasNext() {
    return !over;
  }

  @Override
  public Page<D> next() {
    if (over) {
      throw new NoSuchElementException("The walk is over");
    }
    Page<D> page = fetch.apply(cursor);
    cursor = page.next();
    over = cursor.isEmpty();
    return page;
  }
}
