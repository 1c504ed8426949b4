package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * Which items to list, and how. Immutable; what is null is left out. The server checks the bounds.
 *
 * @param name only the item of this name
 * @param category only items of this category
 * @param limit how many items a page holds at most, 1 to 1000; 100 when left out
 * @param cursor the page to begin with, the {@code next} of one before it
 */
public record ItemQuery(
    @Nullable String name,
    @Nullable String category,
    @Nullable Integer limit,
    @Nullable String cursor) {
  /** Returns the query for every item. */
  public static ItemQuery all() {
    return new ItemQuery(null, null, null, null);
  }

  /** Returns this query for the item of a name. */
  public ItemQuery name(String value) {
    return new ItemQuery(value, category, limit, cursor);
  }

  /** Returns this query for the items of a category. */
  public ItemQuery category(String value) {
    return new ItemQuery(name, value, limit, cursor);
  }

  /** Returns this query in pages of so many items at most. */
  public ItemQuery limit(int value) {
    return new ItemQuery(name, category, value, cursor);
  }

  /** Returns this query from a page on. The cursor belongs to its query, filters included. */
  public ItemQuery cursor(String value) {
    return new ItemQuery(name, category, limit, value);
  }
}
