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
 * UnavailableException}.
 */
public final class StoredObjects {
  static final int PAGE = 1_000;
  private static final Pattern NEXT =
      Pattern.compile("[?&]cursor=([^&>]+)[^>]*>\\s*;\\s*rel=\"next\"");

  private final Exchange exchange;

  StoredObjects(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Keeps a UUID with the present time.
   *
   * @return whether it was new; after an answer that was lost on the way, false says that it is
   *     there now
   * @throws InvalidRequestException if the UUID is not of version 4
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public boolean put(UUID uuid) {
    return exchange.send(ObjectsApi.putObject(uuid.toString())).created();
  }

  /**
   * Reads an object.
   *
   * @throws NotFoundException if there is none of this UUID
   * @throws InvalidRequestException if the UUID is not of version 4
   */
  public StoredObject read(UUID uuid) {
    return exchange.send(ObjectsApi.readObject(uuid.toString())).required().getObject();
  }

  /**
   * Reads an object; empty if there is none of this UUID.
   *
   * @throws InvalidRequestException if the UUID is not of version 4
   */
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
   * @throws InvalidRequestException if the UUID is not of version 4
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public void delete(UUID uuid) {
    exchange.send(ObjectsApi.deleteObject(uuid.toString()));
  }

  /**
   * Deletes all objects that are there. It takes as long as there are objects, and a call that runs
   * out of its time is sent again, which deletes those that are left.
   *
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public void deleteAll() {
    exchange.send(ObjectsApi.deleteObjects());
  }

  /**
   * Returns all objects, in the order of their UUIDs, in pages of 1,000. Nothing is sent before the
   * first one is asked for.
   *
   * @throws UnavailableException at any step of a walk, if the server can't answer now
   */
  public Listing<StoredObject> list() {
    return list(PAGE);
  }

  /**
   * Returns all objects, in the order of their UUIDs.
   *
   * @param limit how many a page holds at most, 1 to 1000
   * @throws InvalidRequestException at the first step of a walk, if the limit is out of its bounds
   * @throws UnavailableException at any step of a walk, if the server can't answer now
   */
  public Listing<StoredObject> list(int limit) {
    return pages(limit).listing(Optional.empty(), exchange);
  }

  /** The query is a page's cursor, none for the first. */
  static Pages<StoredObject, Optional<String>, ObjectList> pages(int limit) {
    return new Pages<>(
        cursor -> ObjectsApi.listObjects(limit, cursor.orElse(null)),
        answer ->
            Page.of(
                answer.required().getObjects(),
                next(answer.headers().firstValue("Link").orElse(""))),
        (query, next) -> Optional.of(next));
  }

  private static @Nullable String next(String link) {
    Matcher next = NEXT.matcher(link);
    return next.find() ? next.group(1) : null;
  }
}
