package dev.twinstore.contract;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;

/** What somebody may do to a copy behind the service's back. */
enum Damage {
  DELETED,
  CHANGED,
  EMPTIED;

  void to(Document document, CollectionUnderTest collection, Run run) {
    String key = run.ledger(collection).twins().keyOf(document);
    run.ledger(collection).damaged(document.id());
    switch (this) {
      case DELETED -> run.stores().deleteObject(key);
      case CHANGED ->
          run.stores().putObject(key, "application/json", "{\"content\":{\"name\":\"forged\"}}");
      case EMPTIED -> run.stores().putObject(key, "application/json", "");
    }
  }
}
