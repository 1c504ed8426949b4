package dev.twinstore.server.twin;

import java.util.Optional;

/** The kernel's front door: opens collections and tells whether the stores are usable. */
public interface TwinStore {

  /** Opens a collection; called once for each at start. */
  Twins open(CollectionRules rules);

  /** The collection of that name, if it has been opened. */
  Optional<Twins> collection(String name);

  /** The rows beside the documents. */
  Entries entries();

  /** Asks table and bucket now; takes a second or two at most. */
  StoreHealth health();
}
