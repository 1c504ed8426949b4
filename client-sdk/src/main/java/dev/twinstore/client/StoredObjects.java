package dev.twinstore.client;

import dev.twinstore.client.model.ObjectList;
import dev.twinstore.client.model.StoredObject;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The collection of objects: UUIDs of version 4, each with the time at which it was last put.
 *
 * <p>Each call ends in a result or in a {@link TwinstoreException}; any may be {@link
 * UnavailableException}, and one that changes something {@link UnknownOutcomeException}.
 */
public final class StoredObjects {
  private static final int PAGE = 1_000;
  private static final int CREATED = 201;
  private static final Pattern NEXT =
      Pattern.compile("[?&]cursor=([^&>]+)[^>]*>\\s*;\\s*rel=\"next\"");

  private final ObjectsApi api;

  StoredObjects(ObjectsApi api) {
    this.api = api;
  }

  /**
   * Keeps a UUID with the present time.
   *
   * @return whether it was new; after an answer that was lost on the way, false says that it is
   *     there now
   * @throws InvalidRequestException if it is not of version 4
   */
  public boolean put(UUID uuid) {
    return api.putObject(uuid.toString()).status() == CREATED;
  }

  /**
   * Reads an object.
   *
   * @throws NotFoundException if there is none of this UUID
   */
  public StoredObject read(UUID uuid) {
    return api.readObject(uuid.toString()).required().getObject();
  }

  /** Reads an object; empty if there is none of this UUID. */
  public Optional<StoredObject> find(UUID uuid) {
    try {
      return Optional.of(read(uuid));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Deletes an object.
   *
   * @throws NotFoundException if there is none of this UUID
   */
  public void delete(UUID uuid) {
    api.deleteObject(uuid.toString());
  }

  /** Returns all objects, in the order of their UUIDs, in pages of 1,000. */
  public Listing<StoredObject> list() {
    return list(PAGE);
  }

  /**
   * Returns all objects, in the order of their UUIDs.
   *
   * @param limit how many a page holds at most, 1 to 1000
   */
  public Listing<StoredObject> list(int limit) {
    return Listing.of(
        Optional.<String>empty(),
        cursor -> page(limit, cursor),
        (query, next) -> Optional.of(next));
  }

  /**
   * Deletes all objects that are there. It takes as long as there are objects, and a call that runs
   * out of its time is sent again, which deletes those that are left.
   */
  public void deleteAll() {
    api.deleteObjects();
  }

  private Page<StoredObject> page(int limit, Optional<String> cursor) {
    Answer<ObjectList> answer = api.listObjects(limit, cursor.orElse(null));
    return Page.of(
        answer.required().getObjects(), next(answer.headers().firstValue("Link").orElse("")));
  }

  private static @Nullable String next(String link) {
    Matcher next = NEXT.matcher(link);
    return next.find() ? next.group(1) : null;
  }
}
