package dev.twinstore.contract.proof.load;

import dev.twinstore.client.ItemQuery;
import dev.twinstore.client.NotFoundException;
import dev.twinstore.client.Precondition;
import dev.twinstore.client.PreconditionFailedException;
import dev.twinstore.client.TakenException;
import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.client.UnavailableException;
import dev.twinstore.client.model.Item;
import dev.twinstore.contract.proof.history.Answer;
import dev.twinstore.contract.proof.history.Kind;
import dev.twinstore.contract.proof.history.Operation;
import dev.twinstore.contract.proof.history.Page;
import dev.twinstore.contract.proof.history.Shown;
import dev.twinstore.contract.proof.history.Told;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A client that does one thing after the other and notes what it was told. What it writes, no other
 * write has: so a read tells whose write it saw. Not safe for use by many threads.
 */
public final class Witness {

  /** The member by which writes are told from each other. */
  static final String VALUE = "description";

  private static final String NAME = "name";

  private final int number;
  private final Notebook notebook;
  private final Map<String, String> etags = new HashMap<>();
  private int writes;

  /** A client of a number that no other has. */
  public Witness(int number, Notebook notebook) {
    this.number = number;
    this.notebook = notebook;
  }

  /** The ETag that it saw last of a document. */
  public Optional<String> etag(String id) {
    return Optional.ofNullable(etags.get(id));
  }

  private String newValue() {
    return "write %d of client %d, %s".formatted(++writes, number, UUID.randomUUID());
  }

  /** Creates a document. */
  public Answer create(TwinstoreClient server, String id, String name) {
    String value = newValue();
    return ask(
        Kind.CREATE,
        id,
        Optional.empty(),
        value,
        () -> shown(Ground.items(server).create(Map.of("id", id, NAME, name, VALUE, value))));
  }

  /** Replaces a document, in any state or in that of an ETag. */
  public Answer replace(TwinstoreClient server, String id, String name, Optional<String> etag) {
    String value = newValue();
    Map<String, Object> content = Map.of(NAME, name, VALUE, value);
    return ask(
        Kind.REPLACE,
        id,
        etag,
        value,
        () -> shown(Ground.items(server).replace(id, content, precondition(etag))));
  }

  /** Patches a document, in any state or in that of an ETag. */
  public Answer patch(TwinstoreClient server, String id, Optional<String> etag) {
    String value = newValue();
    return ask(
        Kind.PATCH,
        id,
        etag,
        value,
        () -> shown(Ground.items(server).patch(id, Map.of(VALUE, value), precondition(etag))));
  }

  /** Deletes a document, in any state or in that of an ETag. */
  public Answer delete(TwinstoreClient server, String id, Optional<String> etag) {
    return ask(
        Kind.DELETE,
        id,
        etag,
        null,
        () -> {
          Ground.items(server).delete(id, precondition(etag));
          return Told.DELETED;
        });
  }

  /** Reads a document. */
  public Answer read(TwinstoreClient server, String id) {
    return ask(Kind.READ, id, Optional.empty(), null, () -> shown(Ground.items(server).read(id)));
  }

  /** Lists all documents, and notes of each page what it says of some of them. */
  public void list(TwinstoreClient server, Collection<String> ids, int limit) {
    String after = "";
    try {
      // Looking whether there is another page fetches it.
      var pages = server.items().list(ItemQuery.all().limit(limit)).pages().iterator();
      long invoked = System.nanoTime();
      long before = invoked;
      while (pages.hasNext()) {
        long returned = System.nanoTime();
        var items = pages.next();
        List<Map.Entry<String, Shown>> shown = new ArrayList<>();
        for (Item item : items.documents()) {
          Document document = Document.of("id", Json.plainObject(item));
          shown.add(Map.entry(document.id(), shown(document)));
        }
        Optional<String> upTo =
            items.next().isEmpty()
                ? Optional.empty()
                : Optional.of(shown.isEmpty() ? after : shown.get(shown.size() - 1).getKey());
        Page page = new Page(number, before, invoked, returned, after, upTo, shown);
        page.disorder().ifPresent(notebook::note);
        notebook.noteAll(page.says(ids));
        after = upTo.orElse(after);
        before = shown.isEmpty() ? before : invoked;
        invoked = System.nanoTime();
      }
    } catch (UnavailableException e) {
      // Nothing was said.
    }
  }

  private static Precondition precondition(Optional<String> etag) {
    return etag.map(Precondition::ifMatch).orElse(Precondition.NONE);
  }

  private static Shown shown(Document document) {
    return new Shown(document.revision(), document.etag(), (String) document.content().get(VALUE));
  }

  private Answer ask(
      Kind kind, String id, Optional<String> etag, String value, Supplier<Answer> request) {
    long invoked = System.nanoTime();
    Answer answer;
    RuntimeException surprise = null;
    try {
      answer = request.get();
    } catch (TwinstoreException e) {
      answer = told(e);
      surprise = isForeseen(e) ? null : e;
    }
    if (answer instanceof Shown shown) {
      etags.put(id, shown.etag());
    }
    Operation operation =
        new Operation(
            number, kind, id, invoked, System.nanoTime(), etag, Optional.ofNullable(value), answer);
    notebook.note(operation);
    if (surprise != null) {
      notebook.surprise(operation, surprise);
    }
    return answer;
  }

  private static Answer told(TwinstoreException refusal) {
    if (refusal instanceof NotFoundException) {
      return Told.ABSENT;
    }
    if (refusal instanceof PreconditionFailedException) {
      return Told.OVERTAKEN;
    }
    if (refusal instanceof TakenException) {
      boolean id = refusal.violations().stream().anyMatch(each -> "/id".equals(each.getPointer()));
      return id ? Told.TAKEN : Told.REFUSED;
    }
    return refusal instanceof UnavailableException ? Told.REFUSED : Told.UNKNOWN;
  }

  /** No answer at all, a 503, or a refusal that the contract has for this. */
  private static boolean isForeseen(TwinstoreException refusal) {
    return refusal.status() == 0
        || refusal.status() == 503
        || refusal instanceof NotFoundException
        || refusal instanceof PreconditionFailedException
        || refusal instanceof TakenException;
  }
}
