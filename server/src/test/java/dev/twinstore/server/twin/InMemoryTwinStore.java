package dev.twinstore.server.twin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The kernel as its interface tells it, without stores: a model to test others against. */
public final class InMemoryTwinStore implements TwinStore {

  private final Map<String, Collection> collections = new ConcurrentHashMap<>();
  private final InMemoryEntries entries = new InMemoryEntries(this::isAway);
  private volatile StoreHealth health = new StoreHealth(true, true, true);
  private volatile boolean away;
  private volatile boolean silent;

  @Override
  public Twins open(CollectionRules rules) {
    return collections.computeIfAbsent(rules.name(), name -> new Collection(rules));
  }

  @Override
  public Optional<Twins> collection(String name) {
    return Optional.ofNullable(collections.get(name));
  }

  @Override
  public InMemoryEntries entries() {
    return entries;
  }

  @Override
  public StoreHealth health() {
    return health;
  }

  /** The contents of all entries of a partition. */
  public List<Content> kept(String partition) {
    return entries.all(partition).stream().map(Entry::content).toList();
  }

  public void healthIs(StoreHealth now) {
    health = now;
  }

  private boolean isAway() {
    return away;
  }

  /** From now on everything is {@link Unavailable}. */
  public void goAway() {
    away = true;
  }

  /** From now on the outcome of writes is {@link UnknownOutcome unknown}. */
  public void loseAnswers() {
    silent = true;
  }

  /** Back to an empty store that works. */
  public void reset() {
    away = false;
    silent = false;
    health = new StoreHealth(true, true, true);
    collections.values().forEach(Collection::clear);
    entries.clear();
  }

  private final class Collection implements Twins {

    private final CollectionRules rules;
    private final TreeMap<DocumentId, Document> documents = new TreeMap<>();

    /** A document that is created again goes on from its tombstone. */
    private final Map<DocumentId, Long> revisions = new HashMap<>();

    Collection(CollectionRules rules) {
      this.rules = rules;
    }

    synchronized void clear() {
      documents.clear();
      revisions.clear();
    }

    @Override
    public CollectionRules rules() {
      return rules;
    }

    @Override
    public synchronized Optional<Document> find(DocumentId id) {
      if (away) {
        throw new Unavailable("The table is away");
      }
      return Optional.ofNullable(documents.get(id));
    }

    @Override
    public synchronized Document create(DocumentId id, Content content, List<EntryChange> beside) {
      Set<String> taken = new HashSet<>();
      if (find(id).isPresent()) {
        taken.add("id");
      }
      taken.addAll(taken(content, other -> true));
      return entries.with(beside, () -> store(id, content, now(), taken));
    }

    @Override
    public synchronized Once.Answer createOnce(
        Once once,
        DocumentId id,
        Content content,
        Function<Document, String> answer,
        List<EntryChange> beside) {
      if (away) {
        throw new Unavailable("The table is away");
      }
      // What create throws is not kept: only a document's answer is.
      return entries.once(once, () -> answer.apply(create(id, content, beside)));
    }

    @Override
    public synchronized Document update(DocumentId id, Change change) {
      Document current = find(id).orElseThrow(() -> new Absent(rules.name(), id));
      Content next = change.apply(current);
      return next == current.content()
          ? current
          : store(id, next, current.createdAt(), taken(next, other -> !other.id().equals(id)));
    }

    @Override
    public synchronized void delete(DocumentId id, Check check) {
      check.accept(find(id).orElseThrow(() -> new Absent(rules.name(), id)));
      documents.remove(id);
      revisions.merge(id, 1L, Long::sum);
    }

    @Override
    public synchronized DocumentPage list(DocumentQuery query) {
      if (away) {
        throw new Unavailable("The table is away");
      }
      List<Document> found = new ArrayList<>();
      for (Document document : documents.values()) {
        boolean wanted =
            query.after().map(after -> document.id().compareTo(after) > 0).orElse(true)
                && query.filters().entrySet().stream()
                    .allMatch(filter -> matches(document, filter.getKey(), filter.getValue()));
        if (wanted && found.size() == query.limit()) {
          return new DocumentPage(found, Optional.of(found.get(found.size() - 1).id()));
        }
        if (wanted) {
          found.add(document);
        }
      }
      return new DocumentPage(found, Optional.empty());
    }

    private boolean matches(Document document, String member, String value) {
      return document
          .content()
          .text(member)
          .filter(text -> Marker.normalised(text).equals(Marker.normalised(value)))
          .isPresent();
    }

    private Set<String> taken(Content content, Predicate<Document> mayHold) {
      return rules
          .unique()
          .filter(member -> content.text(member).isPresent())
          .filter(
              member ->
                  documents.values().stream()
                      .filter(mayHold)
                      .anyMatch(
                          other -> matches(other, member, content.text(member).orElseThrow())))
          .map(Set::of)
          .orElse(Set.of());
    }

    private Document store(DocumentId id, Content content, Instant createdAt, Set<String> taken) {
      if (!taken.isEmpty()) {
        throw new Taken(rules.name(), taken);
      }
      if (silent) {
        throw new UnknownOutcome("The table did not answer", new IllegalStateException("test"));
      }
      long revision = revisions.merge(id, 1L, Long::sum);
      Document document =
          new Document(rules.name(), id, revision, WriteId.above(now()), createdAt, now(), content);
      documents.put(id, document);
      return document;
    }

    private Instant now() {
      return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
  }
}
