package dev.twinstore.example;

import dev.twinstore.client.Attempt;
import dev.twinstore.client.ItemQuery;
import dev.twinstore.client.Items;
import dev.twinstore.client.TakenException;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.UndecidedException;
import dev.twinstore.client.model.Item;
import dev.twinstore.client.model.NewItem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Creates, reads, edits, lists and deletes an item of the server that TWINSTORE_URL names. */
public final class Kitchen {
  private Kitchen() {}

  public static void main(String[] arguments) {
    TwinstoreClient twinstore = TwinstoreClient.fromEnv().withOptions(options -> options.listener(Kitchen::log));
    Items items = twinstore.items();
    String category = "kitchen-" + UUID.randomUUID();

    Item kettle = items.create(new NewItem().name("Kettle of " + category).description("Whistles.").category(category));
    expect("what was created is read", items.read(kettle.getId()).equals(kettle));

    items.edit(kettle.getId(), item -> item.description("Is silent."));
    List<Item> found = items.list(ItemQuery.all().category(category)).stream().toList();
    expect("what was edited is listed", found.size() == 1 && found.get(0).getDescription().equals("Is silent."));

    try {
      items.create(new NewItem().name(kettle.getName()).description("Another."));
      expect("a name is given once", false);
    } catch (TakenException e) {
      expect("a refusal says where", e.violations().get(0).getPointer().equals("/name"));
    } catch (UndecidedException e) {
      expect("nothing is in doubt here: " + e, false);
    }

    Item later = twinstore.async().items().read(kettle.getId()).join();
    expect("nobody has to wait", later.getDescription().equals("Is silent."));
    twinstore.withOptions(options -> options.totalTimeout(Duration.ofSeconds(10))).items().delete(kettle.getId());
    expect("what was deleted is gone", items.find(kettle.getId()).isEmpty());
    System.out.println("All is well on Java " + Runtime.version().feature());
  }

  private static void log(Attempt attempt) {
    System.out.printf("%s: %d in %d ms%n", attempt.operation(), attempt.status(), attempt.took().toMillis());
  }

  private static void expect(String what, boolean so) {
    if (!so) {
      throw new IllegalStateException("Not so: " + what);
    }
  }
}
