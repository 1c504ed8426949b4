package dev.twinstore.contract.collection;

import dev.twinstore.client.Head;
import dev.twinstore.client.ItemQuery;
import dev.twinstore.client.MergePatch;
import dev.twinstore.client.Precondition;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.stores.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Items, as the SDK sends them. */
public final class Items implements CollectionUnderTest {

  private final dev.twinstore.client.Items items;

  /** The items of one server. */
  public Items(TwinstoreClient client) {
    this.items = client.items();
  }

  @Override
  public Shape shape() {
    return new Shape("items", "id", Optional.of("name"), Optional.of("category"));
  }

  @Override
  public boolean idsMayBeChosen() {
    return true;
  }

  @Override
  public Map<String, Object> minimal() {
    return new HashMap<>(Map.of("name", another("name"), "description", "Holds water."));
  }

  @Override
  public Map<String, Object> full() {
    Map<String, Object> content = minimal();
    content.put("category", "kitchen");
    content.put(
        "attributes", Map.of("colour", "blue", "litres", 1.7, "tags", List.of("steel", "gas")));
    return content;
  }

  @Override
  public List<String> required() {
    return List.of("name", "description");
  }

  @Override
  public List<String> optional() {
    return List.of("category", "attributes");
  }

  @Override
  public Map<String, Integer> textLimits() {
    return Map.of("name", 200, "description", 4000, "category", 200);
  }

  @Override
  public List<String> filters() {
    return List.of("name", "category");
  }

  @Override
  public Optional<String> free() {
    return Optional.of("attributes");
  }

  @Override
  public Object another(String member) {
    String unlikeAny = UUID.randomUUID().toString();
    return member.equals("attributes") ? Map.of("serial", unlikeAny) : "Kettle " + unlikeAny;
  }

  @Override
  public Document create(Map<String, Object> members) {
    return document(items.create(Json.model(members, NewItem.class)));
  }

  @Override
  public Document read(String id) {
    return document(items.read(id));
  }

  @Override
  public Optional<Document> find(String id) {
    return items.find(id).map(this::document);
  }

  @Override
  public Optional<Document> read(String id, Precondition precondition) {
    return items.read(id, precondition).map(this::document);
  }

  @Override
  public String head(String id) {
    return items.head(id).etag().orElseThrow();
  }

  @Override
  public Optional<String> head(String id, Precondition precondition) {
    return items.head(id, precondition).flatMap(Head::etag);
  }

  @Override
  public void headList(int limit) {
    items.headList(ItemQuery.all().limit(limit));
  }

  @Override
  public Document replace(String id, Map<String, Object> members) {
    return document(items.replace(id, Json.model(members, ItemReplacement.class)));
  }

  @Override
  public Document replace(String id, Map<String, Object> members, Precondition precondition) {
    return document(items.replace(id, Json.model(members, ItemReplacement.class), precondition));
  }

  @Override
  public Document patch(String id, Map<String, Object> changes) {
    return document(items.patch(id, new MergePatch(changes)));
  }

  @Override
  public Document patch(String id, Map<String, Object> changes, Precondition precondition) {
    return document(items.patch(id, new MergePatch(changes), precondition));
  }

  @Override
  public void delete(String id) {
    items.delete(id);
  }

  @Override
  public void delete(String id, Precondition precondition) {
    items.delete(id, precondition);
  }

  @Override
  public Stream<List<Document>> pages(Map<String, String> filters, int limit) {
    return items
        .list(new ItemQuery(filters.get("name"), filters.get("category"), limit, null))
        .pages()
        .map(page -> page.documents().stream().map(this::document).toList());
  }

  @Override
  public Collection<String> methods() {
    return items.methods();
  }

  @Override
  public Collection<String> methods(String id) {
    return items.methods(id);
  }

  private Document document(Item item) {
    return document(Json.plainObject(item));
  }

  @Override
  public String toString() {
    return "items";
  }
}
