package dev.twinstore.movingin;

import dev.twinstore.client.Items;
import dev.twinstore.client.TakenException;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.NewItem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Items of both shapes: those that keep what is particular to them under {@code attributes}, and
 * those that keep it beside their name. Ids stay.
 */
record TakingItems(Items items) implements Taking {

  private static final String ATTRIBUTES = "attributes";

  /** The members of an item that are no attributes, beside its id. */
  private static final Set<String> OWN = Set.of("name", "description", "category", ATTRIBUTES);

  @Override
  public Outcome take(Found found) throws NotTakable {
    NewItem item = item(found);
    try {
      return Outcome.taken(items.create(item).getId(), "");
    } catch (TakenException e) {
      return items
          .find(found.id())
          .map(here -> compare(here, item))
          .orElseGet(() -> Outcome.refused("another item has its name"));
    }
  }

  private static Outcome compare(Item here, NewItem item) {
    return Json.same(here, item, OWN)
        ? Outcome.skipped(here.getId(), "it is here")
        : Outcome.refused("its id is here with another content");
  }

  private static NewItem item(Found found) throws NotTakable {
    NewItem item =
        new NewItem()
            .id(found.id())
            .name(found.text("name"))
            .description(found.text("description"));
    if (found.members().get("category") != null) {
      item.category(found.text("category"));
    }
    Map<String, Object> attributes = attributes(found);
    return attributes.isEmpty() ? item : item.attributes(attributes);
  }

  private static Map<String, Object> attributes(Found found) throws NotTakable {
    Map<String, Object> attributes = new LinkedHashMap<>();
    Object nested = found.members().get(ATTRIBUTES);
    if (nested instanceof Map<?, ?> object) {
      attributes.putAll(Json.object(object));
    } else if (nested != null) {
      throw new NotTakable("'attributes' is no object");
    }
    for (Map.Entry<String, Object> member : found.members().entrySet()) {
      String name = member.getKey();
      if (OWN.contains(name) || name.equals(found.idMember())) {
        continue;
      }
      if (attributes.containsKey(name)) {
        throw new NotTakable("'%s' is there twice, once under 'attributes'".formatted(name));
      }
      attributes.put(name, member.getValue());
    }
    return attributes;
  }
}
