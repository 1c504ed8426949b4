package dev.twinstore.contract.fuzz;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.wire.Contract.Operation;
import dev.twinstore.contract.wire.Exchange;
import java.util.HashMap;
import java.util.Map;

/** What the paths of requests lead to: something that is there, again when it was deleted. */
final class Ground {

  private static final String OBJECT = "457b8e8b-4691-47c0-b1d9-d423de0ad603";

  private final Run run;
  private final Map<String, String> ids = new HashMap<>();

  Ground(Run run) {
    this.run = run;
  }

  /** What stands for a parameter of an operation's path. */
  String there(Operation operation, String parameter) {
    return switch (parameter) {
      case "collection" -> "items";
      case "slug" -> "taken";
      case "uuid" -> object();
      case "submissionId" -> OBJECT;
      default -> document(operation.path().split("/")[1].replace("twins", "items"));
    };
  }

  private String document(String name) {
    CollectionUnderTest collection = run.collection(name);
    return ids.computeIfAbsent(name, absent -> collection.create(collection.full()).id());
  }

  private String object() {
    return ids.computeIfAbsent(
        "object",
        absent -> {
          run.raw().right().put("/object/" + OBJECT);
          return OBJECT;
        });
  }

  /** Notices that something is gone. */
  void saw(Exchange exchange) {
    if (exchange.method().equals("DELETE") && exchange.status() < 300) {
      String first = exchange.path().split("/")[1];
      ids.remove(first.equals("objects") ? "object" : first);
    }
  }

  /** Leaves none of the objects, which no ledger knows of. */
  void clear() {
    run.raw().right().delete("/objects");
  }
}
