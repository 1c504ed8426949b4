package dev.twinstore.client;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One collection of documents, asked without waiting: the same as {@link Documents}, each call a
 * future.
 *
 * <p>What a method is said to throw is what its future fails with: {@code get()} and {@code join()}
 * have it as their exception's cause. Besides that, any may fail as any call of {@link Documents}
 * may, but for {@link InterruptedCallException}. A future that is cancelled sends nothing more, and
 * what was sent may have taken effect. What depends on a future without an executor of its own runs
 * on a thread of the HTTP client, and must not wait there.
 *
 * @param <D> a document as it is stored
 * @param <N> a document to create
 * @param <R> a document's new content
 * @param <Q> which documents to list
 */
public abstract sealed class AsyncDocuments<D, N, R, Q>
    permits AsyncItems, AsyncTasks, AsyncDragons {
  private final DocumentOperations<D, N, R, Q> operations;
  private final Exchange exchange;

  AsyncDocuments(DocumentOperations<D, N, R, Q> operations, Exchange exchange) {
    this.operations = operations;
    this.exchange = exchange;
  }

  /**
   * Creates a document. Each call has an idempotency key of its own, the same for all its tries, so
   * that it makes one document at most.
   *
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if its id or its unique name belongs to another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> create(N document) {
    return create(document, IdempotencyKey.random());
  }

  /**
   * Creates a document, or returns what an earlier call of the same key and document created: for a
   * day, also for another process, and even if that document has changed since.
   *
   * @param idempotencyKey 1 to 253 characters of printable ASCII; quotes and backslashes count
   *     twice
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if its id or its unique name belongs to another document
   * @throws KeyReusedException if the key was used for another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws UnknownOutcomeException if it may have been made, and may not
   * @throws IllegalArgumentException at once, if the key is longer, empty, or of other characters
   */
  public final CompletableFuture<D> create(N document, String idempotencyKey) {
    return create(document, new IdempotencyKey(idempotencyKey));
  }

  private CompletableFuture<D> create(N document, IdempotencyKey key) {
    return exchange.sendAsync(operations.create().apply(document, key.header()), Answer::required);
  }

  /**
   * Reads a document in its current state.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final CompletableFuture<D> read(String id) {
    return exchange.sendAsync(operations.read().call(id, Precondition.NONE), Answer::required);
  }

  /**
   * Reads a document; empty if there is none of this id.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final CompletableFuture<Optional<D>> find(String id) {
    return Pending.orEmpty(read(id));
  }

  /**
   * Reads a document if it is no longer in the state of an ETag; empty if it still is.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final CompletableFuture<Optional<D>> readIfChanged(String id, String etag) {
    return read(id, Precondition.ifNoneMatch(etag));
  }

  /**
   * Reads a document; empty if {@code If-None-Match} names its current state.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if {@code If-Match} does not name its current state
   */
  public final CompletableFuture<Optional<D>> read(String id, Precondition precondition) {
    return exchange.sendAsync(operations.read().call(id, precondition), Answer::unlessNotModified);
  }

  /**
   * Gets a document's headers, its ETag among them.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final CompletableFuture<Head> head(String id) {
    return exchange.sendAsync(operations.head().call(id, Precondition.NONE), Answer::head);
  }

  /**
   * Gets a document's headers; empty if {@code If-None-Match} names its current state.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if {@code If-Match} does not name its current state
   */
  public final CompletableFuture<Optional<Head>> head(String id, Precondition precondition) {
    return exchange.sendAsync(
        operations.head().call(id, precondition), Answer::headUnlessNotModified);
  }

  /**
   * Replaces a document's content as a whole, whatever state it is in.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> replace(String id, R content) {
    return replace(id, content, Precondition.NONE);
  }

  /**
   * Replaces a document's content as a whole, if it is still in the state of an ETag.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws PreconditionFailedException if it is in another state
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> replace(String id, R content, String etag) {
    return replace(id, content, Precondition.ifMatch(etag));
  }

  /**
   * Replaces a document's content as a whole, if it is in a state that the precondition allows.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws PreconditionFailedException if it is in a state that the precondition does not allow
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> replace(String id, R content, Precondition precondition) {
    return exchange.sendAsync(
        operations.replace().call(id, content, precondition), Answer::required);
  }

  /**
   * Changes some members of a document and keeps the others, whatever state it is in.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if what comes out is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> patch(String id, MergePatch patch) {
    return patch(id, patch, Precondition.NONE);
  }

  /**
   * Changes some members of a document and keeps the others, if it is still in the state of an
   * ETag.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if what comes out is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws PreconditionFailedException if it is in another state
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> patch(String id, MergePatch patch, String etag) {
    return patch(id, patch, Precondition.ifMatch(etag));
  }

  /**
   * Changes some members of a document and keeps the others, if it is in a state that the
   * precondition allows.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if what comes out is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws PreconditionFailedException if it is in a state that the precondition does not allow
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> patch(String id, MergePatch patch, Precondition precondition) {
    return exchange.sendAsync(operations.patch().call(id, patch, precondition), Answer::required);
  }

  /**
   * Changes a document as it is now: reads it, has it changed, and writes it if it is still as it
   * was read; otherwise begins again, until the total time of a call is over. (Each read and each
   * write has that time for itself, so that none is cut short by those before it.) The change must
   * do the same each time, and is called on a thread that must not wait. Members that only the
   * server sets are not changed by it, and a document that it leaves as it is is not written.
   *
   * <pre>{@code
   * AsyncItems items = TwinstoreClient.fromEnv().async().items();
   * items.edit("kettle", item -> item.category("garden")).join();
   * }</pre>
   *
   * @param change changes the document that it is given, and returns it
   * @return the document as it then is
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if what comes out is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   * @throws PreconditionFailedException if others changed it each time, until the time was over
   * @throws TooLargeException if it is larger than 1 MiB
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<D> edit(String id, UnaryOperator<D> change) {
    return Pending.following(
        new Editor<>(operations, exchange, id, change).editAsync(), done -> done);
  }

  /**
   * Deletes a document, whatever state it is in.
   *
   * @throws NotFoundException if there is none of this id
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<Void> delete(String id) {
    return delete(id, Precondition.NONE);
  }

  /**
   * Deletes a document if it is still in the state of an ETag.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if it is in another state
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<Void> delete(String id, String etag) {
    return delete(id, Precondition.ifMatch(etag));
  }

  /**
   * Deletes a document if it is in a state that the precondition allows.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if it is in a state that the precondition does not allow
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final CompletableFuture<Void> delete(String id, Precondition precondition) {
    return exchange.sendAsync(operations.delete().call(id, precondition), Answer::nothing);
  }

  /**
   * Fetches one page of a query: the first one, or that of the query's cursor.
   *
   * @throws InvalidRequestException if the query is not as the contract asks
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final CompletableFuture<Page<D>> page(Q query) {
    return operations.pages().fetchAsync(query, exchange);
  }

  /**
   * Walks over the documents that a query finds, in the order of their ids, a page after the other.
   *
   * @param action is given each document, never two at once; what it throws ends the walk
   * @return a future that completes when the action has seen all
   * @throws InvalidRequestException if the query is not as the contract asks
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final CompletableFuture<Void> forEach(Q query, Consumer<D> action) {
    return Pending.following(operations.pages().walk(query, exchange, action), done -> done);
  }

  /**
   * Gets the headers of a query's first page.
   *
   * @throws InvalidRequestException if the query is not as the contract asks
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final CompletableFuture<Head> headList(Q query) {
    return exchange.sendAsync(operations.headPage().apply(query), Answer::head);
  }

  /**
   * Asks which methods the collection offers.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final CompletableFuture<Set<String>> methods() {
    return exchange.sendAsync(operations.optionsPage().get(), Answer::allowed);
  }

  /**
   * Asks which methods a document of the collection offers.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final CompletableFuture<Set<String>> methods(String id) {
    return exchange.sendAsync(operations.options().apply(id), Answer::allowed);
  }
}
