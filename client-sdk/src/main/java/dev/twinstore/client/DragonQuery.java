package dev.twinstore.client;

import org.jspecify.annotations.Nullable;

/**
 * Which dragons to list, and how. Immutable; what is null is left out. The server checks the
 * bounds.
 *
 * @param dragonName only the dragon of this name
 * @param family only dragons of this family
 * @param limit how many dragons a page holds at most, 1 to 1000; 100 when left out
 * @param cursor the page to begin with, the {@code next} of one before it
 */
public record DragonQuery(
    @Nullable String dragonName,
    @Nullable String family,
    @Nullable Integer limit,
    @Nullable String cursor) {
  /** Returns the query for every dragon. */
  public static DragonQuery all() {
    return new DragonQuery(null, null, null, null);
  }

  /** Returns this query for the dragon of a name. */
  public DragonQuery dragonName(String value) {
    return new DragonQuery(value, family, limit, cursor);
  }

  /** Returns this query for the dragons of a family. */
  public DragonQuery family(String value) {
    return new DragonQuery(dragonName, value, limit, cursor);
  }

  /** Returns this query in pages of so many dragons at most. */
  public DragonQuery limit(int value) {
    return new DragonQuery(dragonName, family, value, cursor);
  }

  /** Returns this query from a page on. The cursor belongs to its query, filters included. */
  public DragonQuery cursor(String value) {
    return new DragonQuery(dragonName, family, limit, value);
  }
}
