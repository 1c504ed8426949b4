package dev.twinstore.client;

import dev.twinstore.client.model.StoredObject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The collection of objects, asked without waiting. What a method is said to throw is what its
 * future fails with; any may fail with {@link UnavailableException}.
 */
public final class AsyncStoredObjects {
  private final Exchange exchange;

  AsyncStoredObjects(Exchange exchange) {
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
  public CompletableFuture<Boolean> put(UUID uuid) {
    return exchange.sendAsync(ObjectsApi.putObject(uuid.toString()), Answer::created);
  }

  /**
   * Reads an object.
   *
   * @throws NotFoundException if there is none of this UUID
   * @throws InvalidRequestException if the UUID is not of version 4
   */
  public CompletableFuture<StoredObject> read(UUID uuid) {
    return exchange.sendAsync(
        ObjectsApi.readObject(uuid.toString()), answer -> answer.required().getObject());
  }

  /**
   * Reads an object; empty if there is none of this UUID.
   *
   * @throws InvalidRequestException if the UUID is not of version 4
   */
  public CompletableFuture<Optional<StoredObject>> find(UUID uuid) {
    return Pending.orEmpty(read(uuid));
  }

  /**
   * Deletes an object.
   *
   * @throws NotFoundException if there is none of this UUID
   * @throws InvalidRequestException if the UUID is not of version 4
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public CompletableFuture<Void> delete(UUID uuid) {
    return exchange.sendAsync(ObjectsApi.deleteObject(uuid.toString()), Answer::nothing);
  }

  /**
   * Deletes all objects that are there. It takes as long as there are objects, and a call that runs
   * out of its time is sent again, which deletes those that are left.
   *
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public CompletableFuture<Void> deleteAll() {
    return exchange.sendAsync(ObjectsApi.deleteObjects(), Answer::nothing);
  }

  /**
   * Fetches the first page of all objects, in the order of their UUIDs.
   *
   * @param limit how many the page holds at most, 1 to 1000
   * @throws InvalidRequestException if the limit is out of its bounds
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<Page<StoredObject>> page(int limit) {
    return StoredObjects.pages(limit).fetchAsync(Optional.empty(), exchange);
  }

  /**
   * Fetches the page after another one.
   *
   * @param limit how many the page holds at most, 1 to 1000
   * @param cursor the {@code next} of the page before it
   * @throws InvalidRequestException if the limit is out of its bounds, or the cursor is none
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<Page<StoredObject>> page(int limit, String cursor) {
    return StoredObjects.pages(limit).fetchAsync(Optional.of(cursor), exchange);
  }

  /**
   * Walks over all objects, in the order of their UUIDs, a page of 1,000 after the other.
   *
   * @param action is given each object, never two at once; what it throws ends the walk
   * @return a future that completes when the action has seen all
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<Void> forEach(Consumer<StoredObject> action) {
    return Pending.following(
        StoredObjects.pages(StoredObjects.PAGE).walk(Optional.empty(), exchange, action),
        done -> done);
  }
}
