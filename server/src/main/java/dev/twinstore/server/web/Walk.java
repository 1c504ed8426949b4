package dev.twinstore.server.web;

import dev.twinstore.server.twin.Document;
import dev.twinstore.server.twin.DocumentId;
import dev.twinstore.server.twin.DocumentPage;
import dev.twinstore.server.twin.DocumentQuery;
import dev.twinstore.server.twin.Twins;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Walks over all documents of a collection in the order of their ids, a page at a time, so that
 * there are never more than one page's in memory. Each step has the time budget of one request of
 * its own.
 */
final class Walk implements Iterator<List<Document>> {

  private static final int PAGE = 100;

  private final Twins twins;
  private Optional<DocumentPage> ahead;

  /** Reads the first page at once: what is wrong from the beginning is told from the beginning. */
  Walk(Twins twins, Optional<DocumentId> after) {
    this.twins = twins;
    this.ahead = Optional.of(page(after));
  }

  @Override
  public boolean hasNext() {
    return ahead.isPresent();
  }

  @Override
  public List<Document> next() {
    DocumentPage page = ahead.orElseThrow(NoSuchElementException::new);
    ahead = Optional.empty();
    if (page.next().isPresent()) {
      ahead = Optional.of(page(page.next()));
    }
    return page.documents();
  }

  private DocumentPage page(Optional<DocumentId> after) {
    return twins.list(new DocumentQuery(Map.of(), PAGE, after));
  }
}
