package dev.twinstore.client;

import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.ItemReplacement;
import dev.twinstore.client.model.NewItem;

/** The collection of items: things with a name of their own; asked without waiting. */
public final class AsyncItems extends AsyncDocuments<Item, NewItem, ItemReplacement, ItemQuery> {
  AsyncItems(Exchange exchange) {
    super(Items.OPERATIONS, exchange);
  }
}
