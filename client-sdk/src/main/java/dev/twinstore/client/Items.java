package dev.twinstore.client;

import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.ItemPage;
import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;

/** The collection of items: things with a name of their own. */
public final class Items extends Documents<Item, NewItem, ItemReplacement, ItemQuery> {
  Items(ItemsApi api) {
    super(
        new DocumentOperations<>(
            api::createItem,
            api::readItem,
            api::headItem,
            api::replaceItem,
            api::patchItem,
            api::deleteItem,
            api::optionsItem,
            ItemQuery.all(),
            query -> page(api, query),
            ItemQuery::cursor,
            query -> api.headItems(query.name(), query.category(), query.limit(), query.cursor()),
            api::optionsItems));
  }

  private static Page<Item> page(ItemsApi api, ItemQuery query) {
    ItemPage page =
        api.listItems(query.name(), query.category(), query.limit(), query.cursor()).required();
    return Page.of(page.getItems(), page.getNext());
  }
}
