package dev.twinstore.client;

import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;

/** The collection of items: things with a name of their own. */
public final class Items extends Documents<Item, NewItem, ItemReplacement, ItemQuery> {
  static final DocumentOperations<Item, NewItem, ItemReplacement, ItemQuery> OPERATIONS =
      new DocumentOperations<>(
          ItemsApi::createItem,
          ItemsApi::readItem,
          ItemsApi::headItem,
          ItemsApi::replaceItem,
          ItemsApi::patchItem,
          ItemsApi::deleteItem,
          ItemsApi::optionsItem,
          ItemQuery.all(),
          new Pages<>(
              query ->
                  ItemsApi.listItems(query.name(), query.category(), query.limit(), query.cursor()),
              page -> Page.of(page.required().getItems(), page.required().getNext()),
              ItemQuery::cursor),
          query ->
              ItemsApi.headItems(query.name(), query.category(), query.limit(), query.cursor()),
          ItemsApi::optionsItems);

  Items(Exchange exchange) {
    super(OPERATIONS, exchange);
  }
}
