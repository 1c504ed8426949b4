package dev.twinstore.contract.proof.crash;

import dev.twinstore.client.DragonQuery;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.Items;
import dev.twinstore.contract.stores.Document;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One document on which one operation is broken off, and what it holds before and after. */
record Scene(String id) {

  /** What is there before the operation. */
  Map<String, Object> before() {
    return content("as before");
  }

  /** What the operation wants. */
  Map<String, Object> wanted() {
    return content("as wanted");
  }

  /** What the operation wants when it changes the name, too. */
  Map<String, Object> renamed() {
    Map<String, Object> content = wanted();
    content.put("name", "New name of " + id);
    return content;
  }

  private Map<String, Object> content(String description) {
    return new TreeMap<>(Map.of("name", "Name of " + id, "description", description));
  }

  Map<String, Object> withId(Map<String, Object> content) {
    content.put("id", id);
    return content;
  }

  static CollectionUnderTest items(TwinstoreClient client) {
    return new Items(client);
  }

  /** A dragon's report that says what the operation wants, and wishes a confirmation. */
  DragonReport report() {
    return new DragonReport()
        .dragonName((String) wanted().get("name"))
        .description((String) wanted().get("description"))
        .family("red")
        .city("Bend")
        .country("USA")
        .state("Oregon")
        .neighborhood("Old Mill")
        .confirmationRequired(true);
  }

  /** What a client sees of the dragon; there is one at most. */
  Optional<Map<String, Object>> dragon(TwinstoreClient client) {
    return client
        .dragons()
        .list(DragonQuery.all().dragonName((String) wanted().get("name")))
        .stream()
        .<Map<String, Object>>map(
            dragon ->
                Map.of("name", dragon.getDragonName(), "description", dragon.getDescription()))
        .findFirst();
  }

  /** What a client sees. */
  Optional<Map<String, Object>> seen(TwinstoreClient client) {
    return items(client).find(id).map(Document::content);
  }
}
