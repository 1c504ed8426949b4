package dev.twinstore.server.items;

import dev.twinstore.server.api.ItemsApi;
import dev.twinstore.server.model.Item;
import dev.twinstore.server.model.ItemPage;
import dev.twinstore.server.model.ItemReplacement;
import dev.twinstore.server.model.NewItem;
import dev.twinstore.server.twin.CollectionRules;
import dev.twinstore.server.web.Documents;
import dev.twinstore.server.web.MergePatch;
import dev.twinstore.server.web.PageQuery;
import dev.twinstore.server.web.Preconditions;
import dev.twinstore.server.web.Resources;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The contract's operations on items. */
@RestController
final class ItemsController implements ItemsApi {

  private static final CollectionRules RULES =
      new CollectionRules("items", Optional.of("name"), Optional.of("category"));

  private final Resources resources;
  private final Documents<Item> items;

  ItemsController(Resources resources) {
    this.resources = resources;
    this.items = resources.open(RULES, "id", Item.class, "ItemReplacement");
  }

  @Override
  public ResponseEntity<Item> createItem(NewItem newItem, @Nullable String idempotencyKey) {
    return items.create(newItem.getId(), newItem, idempotencyKey);
  }

  @Override
  public ResponseEntity<Item> readItem(
      String id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return items.read(id, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Void> headItem(
      String id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return items.head(readItem(id, ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Item> replaceItem(
      String id,
      ItemReplacement replacement,
      @Nullable String ifMatch,
      @Nullable String ifNoneMatch) {
    return items.replace(id, replacement, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Item> patchItem(
      String id, MergePatch patch, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return items.patch(id, patch, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<Void> deleteItem(
      String id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return items.delete(id, Preconditions.of(ifMatch, ifNoneMatch));
  }

  @Override
  public ResponseEntity<ItemPage> listItems(
      @Nullable String name, @Nullable String category, Integer limit, @Nullable String cursor) {
    PageQuery query = PageQuery.of(limit, cursor).where("name", name).where("category", category);
    return items.list(query, (page, next) -> new ItemPage(page).next(next));
  }

  @Override
  public ResponseEntity<Void> headItems(
      @Nullable String name, @Nullable String category, Integer limit, @Nullable String cursor) {
    return items.head(listItems(name, category, limit, cursor));
  }

  @Override
  public ResponseEntity<Void> optionsItem(String id) {
    return resources.options(PATH_OPTIONS_ITEM);
  }

  @Override
  public ResponseEntity<Void> optionsItems() {
    return resources.options(PATH_OPTIONS_ITEMS);
  }
}
