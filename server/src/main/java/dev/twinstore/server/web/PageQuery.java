package dev.twinstore.server.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a list.
 *
 * @param limit how many documents at most, 1 to 1,000
 * @param cursor the {@code next} of the page before; null for the first page
 * @param filters the members that must have a value
 */
public record PageQuery(int limit, @Nullable String cursor, Map<String, String> filters) {

  static final String LIMIT = "limit";

  public PageQuery {
    filters = Map.copyOf(filters);
  }

  public static PageQuery of(int limit, @Nullable String cursor) {
    return new PageQuery(limit, cursor, Map.of());
  }

  /**
   * The same, narrowed by a filter.
   *
   * @param member the document's member; the query parameter has the same name
   * @param value null when the client did not ask for it
   */
  public PageQuery where(String member, @Nullable String value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(filters);
    more.put(member, value);
    return new PageQuery(limit, cursor, more);
  }
}
