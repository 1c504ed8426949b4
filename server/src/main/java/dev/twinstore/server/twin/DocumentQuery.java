package dev.twinstore.server.twin;

import java.util.Map;
import java.util.Optional;

/**
 * Asks for one page of a collection, in the order of ids.
 *
 * @param filters member to value; only the collection's unique and indexed members; all must match
 * @param limit how many documents at most, 1 to 1,000
 * @param after where the page before ended
 */
public record DocumentQuery(Map<String, String> filters, int limit, Optional<DocumentId> after) {

  public DocumentQuery {
    filters = Map.copyOf(filters);
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("A page's limit is 1 to 1000, unlike " + limit);
    }
  }
}
