package dev.twinstore.contract.collection;

import java.util.function.Predicate;

/** What not every collection has; a test that needs it is not one of the others' tests. */
public enum Trait {
  /** A client may choose the id of a new document. */
  CHOSEN_IDS(CollectionUnderTest::idsMayBeChosen),
  /** The server makes the ids, and no client does. */
  MADE_IDS(collection -> !collection.idsMayBeChosen()),
  /** A member that no two documents share. */
  UNIQUE_MEMBER(collection -> collection.shape().unique().isPresent()),
  /** A member that an index finds. */
  INDEXED_MEMBER(collection -> collection.shape().indexed().isPresent()),
  /** A member that takes any JSON object, so that a document can be large. */
  FREE_MEMBER(collection -> collection.free().isPresent()),
  /** Members that may be left out, and then are not there. */
  OPTIONAL_MEMBERS(collection -> !collection.optional().isEmpty()),
  /** Members that are filled in where they are left out. */
  DEFAULTS(collection -> !collection.defaults().isEmpty()),
  /** Filters that take any text. */
  TEXT_FILTERS(collection -> !collection.textFilters().isEmpty());

  private final Predicate<CollectionUnderTest> has;

  Trait(Predicate<CollectionUnderTest> has) {
    this.has = has;
  }

  boolean of(CollectionUnderTest collection) {
    return has.test(collection);
  }
}
