package dev.twinstore.movingin;

import dev.twinstore.client.StoredObjects;
import java.util.UUID;

/** Objects: a UUID each, and the time at which it was last put, which only the server can say. */
record TakingObjects(StoredObjects objects) implements Taking {

  @Override
  public Outcome take(Found found) throws NotTakable {
    UUID uuid = uuid(found.id());
    if (objects.find(uuid).isPresent()) {
      return Outcome.skipped("" + uuid, "it is here");
    }
    objects.put(uuid);
    return Outcome.taken("" + uuid, "its ts is the time of the move");
  }

  /** The JDK would take 1-1-1-1-1 for a UUID as well. */
  private static UUID uuid(String id) throws NotTakable {
    try {
      UUID uuid = UUID.fromString(id);
      if (uuid.toString().equalsIgnoreCase(id) && uuid.version() == 4) {
        return uuid;
      }
    } catch (IllegalArgumentException e) {
      // Told below, like any other id.
    }
    throw new NotTakable("'%s' is no version 4 UUID".formatted(id));
  }
}
