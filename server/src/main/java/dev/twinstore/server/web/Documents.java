package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import dev.twinstore.server.twin.Absent;
import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Document;
import dev.twinstore.server.twin.DocumentId;
import dev.twinstore.server.twin.DocumentPage;
import dev.twinstore.server.twin.DocumentQuery;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.twin.Once;
import dev.twinstore.server.twin.Taken;
import dev.twinstore.server.twin.Twins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/**
 * One collection's operations as HTTP has them; a controller hands its generated methods on to it.
 * It relies on the contract having been checked: ids, headers and bodies are well-formed.
 *
 * @param <T> the generated model of a stored document
 */
public final class Documents<T> {

  private static final int MOST_TRIES = 10;

  private final Twins twins;
  private final DocumentForm form;
  private final Class<T> model;
  private final ContractSchema replacement;
  private final String path;
  private final DocumentAnswers<T> answers;

  Documents(Twins twins, DocumentForm form, Class<T> model, ContractSchema replacement) {
    this.twins = twins;
    this.form = form;
    this.model = model;
    this.replacement = replacement;
    this.path = "/" + twins.rules().name();
    this.answers = new DocumentAnswers<>(form, model, path);
  }

  /**
   * Creates a document of all that was sent: 201.
   *
   * @param id null for one of the server's making: a random UUID, so that keys do not grow with
   *     time, which would keep the table from spreading them
   * @see #create(String, Object, Object, String, List)
   */
  public ResponseEntity<T> create(
      @Nullable String id, Object body, @Nullable String idempotencyKey) {
    String chosen = id == null ? UUID.randomUUID().toString() : id;
    return create(chosen, body, body, idempotencyKey, List.of());
  }

  /**
   * Creates a document: 201. Under an idempotency key, a repetition of the same request gets the
   * first answer again, and is told so.
   *
   * @param body the generated model of what was sent, by which a repetition is told
   * @param kept a model of what is kept of it
   * @param idempotencyKey the header's value, well-formed; null when it was not sent
   * @param beside what the same transaction does with entries
   */
  public ResponseEntity<T> create(
      String id,
      Object body,
      Object kept,
      @Nullable String idempotencyKey,
      List<EntryChange> beside) {
    DocumentId chosen = new DocumentId(id);
    Content content = form.content(kept);
    if (idempotencyKey == null) {
      return answers.created(twins.create(chosen, content, beside));
    }
    return answers.stored(
        twins.createOnce(
            once(body, idempotencyKey),
            chosen,
            content,
            created -> form.text(created, model),
            beside));
  }

  /** Creates a document that nobody waits for. */
  public void add(String id, ObjectNode kept, List<EntryChange> beside) {
    twins.create(new DocumentId(id), form.content(kept), beside);
  }

  /** What a creation is known by when it is asked for again, whoever does it and when. */
  public Once once(Object body, String idempotencyKey) {
    return new Once(
        "POST " + path, IdempotencyKey.of(idempotencyKey).value(), form.fingerprint(body));
  }

  /**
   * Finds everything that creating a document of this draft would be refused for now. Nothing is
   * reserved: what is free may be taken a moment later.
   */
  public List<Violation> violations(Draft draft) {
    if (!draft.violations().isEmpty()) {
      return draft.violations();
    }
    Content content = Content.of(draft.json());
    return twins.rules().unique().stream()
        .filter(member -> content.text(member).filter(value -> has(member, value)).isPresent())
        .map(Refusal::taken)
        .toList();
  }

  private boolean has(String uniqueMember, String value) {
    DocumentQuery query = new DocumentQuery(Map.of(uniqueMember, value), 1, Optional.empty());
    return !twins.list(query).documents().isEmpty();
  }

  /** Reads a document: 200, or 304 for a client that has it. */
  public ResponseEntity<T> read(String id, Preconditions preconditions) {
    Document found =
        twins
            .find(new DocumentId(id))
            .orElseThrow(() -> Refusal.notFound(id, twins.rules().name()));
    return switch (preconditions.judge(found, true)) {
      case GO_ON -> answers.ok(found);
      case NOT_MODIFIED -> answers.notModified(found);
      case FAILED -> throw Refusal.preconditionFailed();
    };
  }

  /**
   * Replaces a document's content as a whole: 200.
   *
   * @param body the generated model of a replacement; an id in it has been seen to be the path's
   */
  public ResponseEntity<T> replace(String id, Object body, Preconditions preconditions) {
    Content next = form.content(body);
    Document replaced =
        twins.update(
            new DocumentId(id),
            current -> {
              preconditions.check(current);
              return next;
            });
    return answers.ok(replaced);
  }

  /** Merges a patch into a document: 200; writes nothing when no value changes. */
  public ResponseEntity<T> patch(String id, MergePatch patch, Preconditions preconditions) {
    Document patched =
        twins.update(
            new DocumentId(id),
            current -> {
              preconditions.check(current);
              return patched(current, patch);
            });
    return answers.ok(patched);
  }

  /** Deletes a document: 204. */
  public ResponseEntity<Void> delete(String id, Preconditions preconditions) {
    twins.delete(new DocumentId(id), preconditions::check);
    return ResponseEntity.noContent().build();
  }

  /**
   * Lists a page: 200.
   *
   * @param page makes the generated page of its documents and its {@code next}, which is null on
   *     the last one
   */
  public <P> ResponseEntity<P> list(
      PageQuery query, BiFunction<List<T>, @Nullable String, P> page) {
    DocumentPage found =
        twins.list(
            new DocumentQuery(
                query.filters(), query.limit(), after(query.cursor(), query.filters())));
    List<T> documents =
        found.documents().stream().map(document -> form.model(document, model)).toList();
    String next = found.next().map(last -> Cursor.of(path, query.filters(), last)).orElse(null);
    return answers.page(page.apply(documents, next), next);
  }

  /**
   * All documents from a cursor on, as they are asked for, once. What goes wrong on the way ends
   * the walk with an exception.
   *
   * @param cursor null for the beginning
   */
  public Iterable<T> walk(@Nullable String cursor) {
    Walk pages = new Walk(twins, after(cursor, Map.of()));
    return () ->
        StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, 0), false)
            .flatMap(List::stream)
            .map(document -> form.model(document, model))
            .iterator();
  }

  /** Deletes all documents that are there now; those that others delete meanwhile count as well. */
  public void deleteAll() {
    new Removal(twins).all();
  }

  /**
   * Creates a document, or replaces the one that is there, whatever its state.
   *
   * @return whether it was created
   */
  public boolean put(String id, Object body) {
    DocumentId chosen = new DocumentId(id);
    Content content = form.content(body);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        twins.update(chosen, current -> content);
        return false;
      } catch (Absent absent) {
        try {
          twins.create(chosen, content);
          return true;
        } catch (Taken taken) {
          // Another was first, so there is something to replace now.
        }
      }
    }
    throw new Refusal(ProblemType.UNAVAILABLE, "Others kept creating and deleting this document.");
  }

  /** The answer of a GET without its body, as a HEAD has it. */
  public ResponseEntity<Void> head(ResponseEntity<?> get) {
    return answers.head(get);
  }

  /** The answer that was stored: that of a creation, or that of a submission. */
  public ResponseEntity<T> answer(Once.Answer stored) {
    return answers.stored(stored);
  }

  /** Judged as the replacement that it amounts to; but it may leave a large document large. */
  private Content patched(Document current, MergePatch patch) {
    ObjectNode before = form.json(current);
    ObjectNode merged = patch.applyTo(before);
    List<Violation> violations = new ArrayList<>(replacement.inBody(merged));
    int size = form.mapper().writeValueAsBytes(merged).length;
    if (size > RequestBody.LARGEST && size > form.mapper().writeValueAsBytes(before).length) {
      violations.add(
          new Violation("size", "would make the document larger than 1 MiB").pointer(""));
    }
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
    Content next = form.content(merged);
    return next.equals(current.content()) ? current.content() : next;
  }

  private Optional<DocumentId> after(@Nullable String cursor, Map<String, String> filters) {
    return Optional.ofNullable(cursor).flatMap(text -> Cursor.open(text, path, filters));
  }
}
