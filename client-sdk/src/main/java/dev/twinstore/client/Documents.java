package dev.twinstore.client;

import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One collection of documents: what every collection can do.
 *
 * <p>An ETag is what a document's {@code getEtag()} gives; with one, a call goes on only if the
 * document is still in that state, and otherwise ends in {@link PreconditionFailedException}. Each
 * call ends in a result or in a {@link TwinstoreException}; any may be {@link
 * UnavailableException}, and one that changes something {@link UnknownOutcomeException}.
 *
 * @param <D> a document as it is stored
 * @param <N> a document to create
 * @param <R> a document's new content
 * @param <Q> which documents to list
 */
public abstract sealed class Documents<D, N, R, Q> permits Items, Tasks, Dragons {
  private final DocumentOperations<D, N, R, Q> operations;

  Documents(DocumentOperations<D, N, R, Q> operations) {
    this.operations = operations;
  }

  /**
   * Creates a document. Each call has an idempotency key of its own, the same for all its tries, so
   * that it makes one document at most.
   *
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if its id or its unique name belongs to another document
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
   * @throws IllegalArgumentException if the key is longer, empty, or of other characters
   */
  public final D create(N document, String idempotencyKey) {
    return create(document, new IdempotencyKey(idempotencyKey));
  }

  private D create(N document, IdempotencyKey key) {
    return operations.create().apply(document, key.header()).required();
  }

  /**
   * Reads a document in its current state.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final D read(String id) {
    return operations.read().send(id, Precondition.NONE).required();
  }

  /** Reads a document; empty if there is none of this id. */
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
    Answer<D> answer = operations.read().send(id, precondition);
    return answer.notModified() ? Optional.empty() : Optional.of(answer.required());
  }

  /**
   * Gets a document's headers, its ETag among them.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final Head head(String id) {
    return new Head(operations.head().send(id, Precondition.NONE).headers());
  }

  /** Gets a document's headers; empty if {@code If-None-Match} names its current state. */
  public final Optional<Head> head(String id, Precondition precondition) {
    Answer<Void> answer = operations.head().send(id, precondition);
    return answer.notModified() ? Optional.empty() : Optional.of(new Head(answer.headers()));
  }

  /**
   * Replaces a document's content as a whole, whatever state it is in.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   */
  public final D replace(String id, R content) {
    return replace(id, content, Precondition.NONE);
  }

  /** Replaces a document's content if it is still in the state of an ETag. */
  public final D replace(String id, R content, String etag) {
    return replace(id, content, Precondition.ifMatch(etag));
  }

  /** Replaces a document's content if it is in a state that the precondition allows. */
  public final D replace(String id, R content, Precondition precondition) {
    return operations.replace().send(id, content, precondition);
  }

  /**
   * Changes some members of a document and keeps the others, whatever state it is in.
   *
   * @throws NotFoundException if there is none of this id
   * @throws InvalidRequestException if what comes out is not as the contract asks
   * @throws TakenException if its new unique name belongs to another document
   */
  public final D patch(String id, MergePatch patch) {
    return patch(id, patch, Precondition.NONE);
  }

  /** Changes some members of a document if it is still in the state of an ETag. */
  public final D patch(String id, MergePatch patch, String etag) {
    return patch(id, patch, Precondition.ifMatch(etag));
  }

  /** Changes some members of a document if it is in a state that the precondition allows. */
  public final D patch(String id, MergePatch patch, Precondition precondition) {
    return operations.patch().send(id, patch, precondition);
  }

  /**
   * Deletes a document, whatever state it is in.
   *
   * @throws NotFoundException if there is none of this id
   */
  public final void delete(String id) {
    delete(id, Precondition.NONE);
  }

  /** Deletes a document if it is still in the state of an ETag. */
  public final void delete(String id, String etag) {
    delete(id, Precondition.ifMatch(etag));
  }

  /** Deletes a document if it is in a state that the precondition allows. */
  public final void delete(String id, Precondition precondition) {
    operations.delete().send(id, precondition);
  }

  /** Returns every document, in the order of their ids. */
  public final Listing<D> list() {
    return list(operations.all());
  }

  /** Returns the documents that a query finds, in the order of their ids. */
  public final Listing<D> list(Q query) {
    return Listing.of(query, operations.page(), operations.continued());
  }

  /** Gets the headers of a query's first page. */
  public final Head headList(Q query) {
    return new Head(operations.headPage().apply(query).headers());
  }

  /** Asks which methods the collection offers. */
  public final Set<String> methods() {
    return allowed(operations.optionsPage().get().headers());
  }

  /** Asks which methods a document of the collection offers. */
  public final Set<String> methods(String id) {
    return allowed(operations.options().apply(id).headers());
  }

  static Set<String> allowed(HttpHeaders headers) {
    return Arrays.stream(String.join(",", headers.allValues("Allow")).split(","))
        .map(String::strip)
        .filter(method -> !method.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
