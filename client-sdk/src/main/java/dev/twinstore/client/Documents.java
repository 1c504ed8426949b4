package dev.twinstore.client;

import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One collection of documents: what every collection can do, each call waiting for its answer.
 *
 * <p>An ETag is what a document's {@code getEtag()} gives; with one, a call goes on only if the
 * document is still in that state, and otherwise ends in {@link PreconditionFailedException}.
 *
 * <p>Each call ends in a result or in a {@link TwinstoreException}. Besides what a method names,
 * any may throw {@link UnavailableException} (the server can't do it now, or can't be reached;
 * nothing was changed), {@link InterruptedCallException}, {@link InvalidRequestException} for an id
 * that can't be one, and {@link UnexpectedAnswerException} for what is no answer of Twinstore.
 *
 * @param <D> a document as it is stored
 * @param <N> a document to create
 * @param <R> a document's new content
 * @param <Q> which documents to list
 */
public abstract sealed class Documents<D, N, R, Q> permits Items, Tasks, Dragons {
  private final DocumentOperations<D, N, R, Q> operations;
  private final Exchange exchange;

  Documents(DocumentOperations<D, N, R, Q> operations, Exchange exchange) {
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
  public final D create(N document) {
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
   * @throws IllegalArgumentException if the key is longer, empty, or of other characters
   */
  public final D create(N document, String idempotencyKey) {
    return create(document, new IdempotencyKey(idempotencyKey));
  }

  private D create(N document, IdempotencyKey key) {
    return exchange.send(operations.create().apply(document, key.header())).required();
  }

  /**
   * Reads a document in its current state.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final D read(String id) {
    return exchange.send(operations.read().call(id, Precondition.NONE)).required();
  }

  /**
   * Reads a document; empty if there is none of this id.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final Optional<D> find(String id) {
    try {
      return Optional.of(read(id));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a document if it is no longer in the state of an ETag; empty if it still is.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final Optional<D> readIfChanged(String id, String etag) {
    return read(id, Precondition.ifNoneMatch(etag));
  }

  /**
   * Reads a document; empty if {@code If-None-Match} names its current state.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if {@code If-Match} does not name its current state
   */
  public final Optional<D> read(String id, Precondition precondition) {
    return exchange.send(operations.read().call(id, precondition)).unlessNotModified();
  }

  /**
   * Gets a document's headers, its ETag among them.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final Head head(String id) {
    return exchange.send(operations.head().call(id, Precondition.NONE)).head();
  }

  /**
   * Gets a document's headers; empty if {@code If-None-Match} names its current state.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if {@code If-Match} does not name its current state
   */
  public final Optional<Head> head(String id, Precondition precondition) {
    return exchange.send(operations.head().call(id, precondition)).headUnlessNotModified();
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
  public final D replace(String id, R content) {
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
  public final D replace(String id, R content, String etag) {
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
  public final D replace(String id, R content, Precondition precondition) {
    return exchange.send(operations.replace().call(id, content, precondition)).required();
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
  public final D patch(String id, MergePatch patch) {
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
  public final D patch(String id, MergePatch patch, String etag) {
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
  public final D patch(String id, MergePatch patch, Precondition precondition) {
    return exchange.send(operations.patch().call(id, patch, precondition)).required();
  }

  /**
   * Changes a document as it is now: reads it, has it changed, and writes it if it is still as it
   * was read; otherwise begins again, until the total time of a call is over. (Each read and each
   * write has that time for itself, so that none is cut short by those before it.) The change must
   * do the same each time, and is called on this thread. Members that only the server sets are not
   * changed by it, and a document that it leaves as it is is not written.
   *
   * <pre>{@code
   * Items items = TwinstoreClient.fromEnv().items();
   * items.edit("kettle", item -> item.category("garden"));
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
  public final D edit(String id, UnaryOperator<D> change) {
    return new Editor<>(operations, exchange, id, change).edit();
  }

  /**
   * Deletes a document, whatever state it is in.
   *
   * @throws NotFoundException if there is none of this id
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final void delete(String id) {
    delete(id, Precondition.NONE);
  }

  /**
   * Deletes a document if it is still in the state of an ETag.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if it is in another state
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final void delete(String id, String etag) {
    delete(id, Precondition.ifMatch(etag));
  }

  /**
   * Deletes a document if it is in a state that the precondition allows.
   *
   * @throws NotFoundException if there is none of this id
   * @throws PreconditionFailedException if it is in a state that the precondition does not allow
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public final void delete(String id, Precondition precondition) {
    exchange.send(operations.delete().call(id, precondition));
  }

  /**
   * Returns every document, in the order of their ids. Nothing is sent before the first one is
   * asked for.
   *
   * @throws UnavailableException at any step of a walk, if the server can't answer now
   */
  public final Listing<D> list() {
    return list(operations.all());
  }

  /**
   * Returns the documents that a query finds, in the order of their ids. Nothing is sent before the
   * first one is asked for.
   *
   * @throws InvalidRequestException at the first step of a walk, if the query is not as the
   *     contract asks
   * @throws UnavailableException at any step of a walk, if the server can't answer now
   */
  public final Listing<D> list(Q query) {
    return operations.pages().listing(query, exchange);
  }

  /**
   * Gets the headers of a query's first page.
   *
   * @throws InvalidRequestException if the query is not as the contract asks
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final Head headList(Q query) {
    return exchange.send(operations.headPage().apply(query)).head();
  }

  /**
   * Asks which methods the collection offers.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final Set<String> methods() {
    return exchange.send(operations.optionsPage().get()).allowed();
  }

  /**
   * Asks which methods a document of the collection offers.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public final Set<String> methods(String id) {
    return exchange.send(operations.options().apply(id)).allowed();
  }
}
