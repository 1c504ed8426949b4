package dev.twinstore.server.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Pages of one collection. It never scans: a page's cost does not grow with the collection. */
final class Lists {

  /** A page ends once its copies weigh this much, in bytes. */
  private static final long LARGEST_PAGE = 4 * 1024 * 1024;

  /** Queries for one page; each reads 1 MB at most (DynamoDB Developer Guide, "Query"). */
  private static final int MOST_QUERIES = 8;

  private static final int FAR = 2_000;

  private final CollectionRules rules;
  private final Table table;
  private final Contents contents;

  Lists(CollectionRules rules, Table table, Contents contents) {
    this.rules = rules;
    this.table = table;
    this.contents = contents;
  }

  static Document document(Row row, Content content) {
    return document(row, () -> content);
  }

  static Document document(Row row, Supplier<Content> content) {
    Row.Body body = row.live();
    return new Document(
        row.collection(),
        row.id(),
        row.revision(),
        row.written(),
        body.createdAt(),
        body.updatedAt(),
        content);
  }

  DocumentPage page(DocumentQuery query, Budget budget) {
    Optional<String> unique = rules.unique().map(query.filters()::get);
    return unique.isPresent() ? byMarker(unique.get(), query, budget) : walk(query, budget);
  }

  private DocumentPage byMarker(String value, DocumentQuery query, Budget budget) {
    String partition = Marker.partition(rules.name(), rules.unique().orElseThrow());
    String key = Marker.keyOf(value);
    List<Document> found = new ArrayList<>();
    table
        .owner(partition, key, budget)
        .filter(id -> query.after().isEmpty() || query.after().get().compareTo(id) < 0)
        .flatMap(id -> table.read(rules.name(), id, budget))
        .filter(row -> row.isLive() && row.uniqueKey().equals(Optional.of(key)))
        .filter(row -> filterKey(query).isEmpty() || row.filterKey().equals(filterKey(query)))
        .ifPresent(row -> add(row, found, budget));
    return new DocumentPage(found, Optional.empty());
  }

  private DocumentPage walk(DocumentQuery query, Budget budget) {
    List<Document> found = new ArrayList<>();
    Optional<DocumentId> position = query.after();
    long size = 0;
    for (int queries = 0; queries < MOST_QUERIES; queries++) {
      // The first query looks for one more than is wanted. A further one means that tombstones lie
      // in the way, so it looks far.
      int limit = queries == 0 ? query.limit() + 1 : FAR;
      Table.Slice<Row> slice = slice(query, position, limit, budget);
      for (Row row : slice.found()) {
        boolean full = size > 0 && size + row.live().size() > LARGEST_PAGE;
        if (full || found.size() == query.limit()) {
          return new DocumentPage(found, position);
        }
        add(row, found, budget);
        size += row.live().size();
        position = Optional.of(row.id());
      }
      position = slice.next();
      if (position.isEmpty()) {
        return new DocumentPage(found, Optional.empty());
      }
    }
    return new DocumentPage(found, position);
  }

  private Table.Slice<Row> slice(
      DocumentQuery query, Optional<DocumentId> after, int limit, Budget budget) {
    Optional<String> filterKey = filterKey(query);
    if (filterKey.isEmpty()) {
      return table.query(rules.name(), after, limit, budget);
    }
    Table.Slice<DocumentId> ids =
        table.queryIndex(rules.name(), filterKey.get(), after, limit, budget);
    // The index may lag: what it names is checked against the row.
    Map<DocumentId, Row> rows = table.readAll(rules.name(), ids.found(), budget);
    return new Table.Slice<>(
        ids.found().stream()
            .filter(rows::containsKey)
            .map(rows::get)
            .filter(row -> row.isLive() && row.filterKey().equals(filterKey))
            .toList(),
        ids.next());
  }

  private Optional<String> filterKey(DocumentQuery query) {
    return rules
        .indexed()
        .flatMap(
            member ->
                Optional.ofNullable(query.filters().get(member))
                    .map(value -> rules.filterKey(member, value)));
  }

  /** Adds the row's document; one that was deleted since it was found is left out. */
  private void add(Row row, List<Document> found, Budget budget) {
    Optional<Content> content = contents.of(row, budget);
    if (content.isPresent()) {
      found.add(document(row, content.get()));
      return;
    }
    table
        .read(row.collection(), row.id(), budget)
        .filter(Row::isLive)
        .filter(now -> now.filterKey().equals(row.filterKey()))
        .ifPresent(now -> add(now, found, budget));
  }
}
