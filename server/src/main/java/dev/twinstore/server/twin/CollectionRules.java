package dev.twinstore.server.twin;

import java.util.Optional;

/**
 * What the kernel has to know of a collection.
 *
 * @param name the partition of its rows and the prefix of its copies
 * @param unique the member whose normalised value belongs to one document at a time
 * @param indexed the member that lists can be filtered by through the index
 */
public record CollectionRules(String name, Optional<String> unique, Optional<String> indexed) {

  /** The marker that a document of this content needs. */
  Optional<Marker> marker(DocumentId id, Content content) {
    return unique.flatMap(
        member ->
            content.text(member).map(value -> new Marker(name, member, Marker.keyOf(value), id)));
  }

  /** The marker that a row holds. */
  Optional<Marker> marker(Row row) {
    return unique.flatMap(
        member -> row.uniqueKey().map(key -> new Marker(name, member, key, row.id())));
  }

  /** The index's partition for documents of this content. */
  Optional<String> filterKey(Content content) {
    return indexed.flatMap(member -> content.text(member).map(value -> filterKey(member, value)));
  }

  String filterKey(String member, String value) {
    return name + "#" + member + "#" + Marker.keyOf(value);
  }
}
