package dev.twinstore.contract.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.stores.Stores;
import dev.twinstore.contract.stores.Twins;
import dev.twinstore.contract.wire.Exchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one collection must hold, by the answers that a test was given, and the check that it does:
 * after every mutating request, and over the whole collection when a test ends that asked anything
 * of it.
 *
 * <p>While requests go out at once, the check waits for the last of them; of several answers about
 * one document, the highest revision is its state. What became of a write whose outcome is unknown,
 * the row says.
 */
public final class Ledger {

  private static final Pattern ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");

  private final CollectionUnderTest collection;
  private final Twins twins;
  private final Stores stores;
  private final Map<String, Optional<Document>> known = new ConcurrentHashMap<>();
  private final Set<String> doubtful = ConcurrentHashMap.newKeySet();
  private final Set<String> damaged = ConcurrentHashMap.newKeySet();
  private final Set<String> leavingOrphans = ConcurrentHashMap.newKeySet();
  private final Set<String> notedAtOnce = ConcurrentHashMap.newKeySet();
  private volatile boolean touched;
  private volatile boolean atOnce;
  private boolean unbornMayLeaveOrphans;
  private Set<String> others = Set.of();

  Ledger(CollectionUnderTest collection, Stores stores) {
    this.collection = collection;
    this.stores = stores;
    this.twins = new Twins(stores, collection.shape());
  }

  /** The collection whose ledger this is. */
  public CollectionUnderTest collection() {
    return collection;
  }

  /** The check itself, and what else the stores can be asked. */
  public Twins twins() {
    return twins;
  }

  /** Whether documents are there that no test of ours made. */
  public boolean hasOthers() {
    return !others.isEmpty();
  }

  /** Says that a document's state must be taken from its row, as somebody unseen may write it. */
  public void doubt(String id) {
    touched = true;
    doubtful.add(id);
  }

  /**
   * Says that objects may stay behind under a document's prefix until a sweep, which this ledger
   * does in the end.
   */
  public void allowOrphans(String id) {
    touched = true;
    leavingOrphans.add(id);
  }

  /**
   * Says the same of creations that were not answered with a document, so that nobody knows the id
   * under which they left an object.
   */
  public void allowOrphansOfTheUnborn() {
    touched = true;
    unbornMayLeaveOrphans = true;
  }

  /** Says that a document's copy was tampered with; until {@link #healed}, it is not looked at. */
  public void damaged(String id) {
    touched = true;
    damaged.add(id);
  }

  /** Says that the service has written a damaged document anew. */
  public void healed(String id) {
    damaged.remove(id);
    check(id);
  }

  void open() {
    others = twins.ids();
  }

  void beginAtOnce() {
    atOnce = true;
  }

  void endAtOnce() {
    atOnce = false;
    notedAtOnce.forEach(this::check);
    notedAtOnce.clear();
  }

  /** Whether anything happened to the collection, as far as was told, since it was checked last. */
  boolean isTouched() {
    return touched;
  }

  void saw(Exchange exchange) {
    touched |=
        exchange.path().startsWith(collection.path()) || exchange.path().startsWith("/twins/");
    Optional<String> id = idOf(exchange).filter(seen -> !others.contains(seen));
    if (id.isEmpty()) {
      return;
    }
    if (exchange.mutating()) {
      note(exchange, id.get());
      if (atOnce) {
        notedAtOnce.add(id.get());
      } else {
        check(id.get());
      }
    } else if (exchange.method().equals("GET")
        && exchange.status() == 200
        && !atOnce
        && !doubtful.contains(id.get())) {
      assertThat(Optional.of(collection.document(Json.readObject(exchange.body()))))
          .as("what GET gave, against the last write's answer")
          .isEqualTo(known.get(id.get()));
    }
  }

  private void note(Exchange exchange, String id) {
    known.putIfAbsent(id, Optional.empty());
    boolean lost = exchange.status() == 0 || exchange.body().contains("/problems/unknown-outcome");
    if (lost || (atOnce && exchange.method().equals("DELETE"))) {
      doubtful.add(id);
    } else if (exchange.method().equals("DELETE") && exchange.status() == 204) {
      known.put(id, Optional.empty());
    } else if (exchange.status() == 200 || exchange.status() == 201) {
      Document answer = collection.document(Json.readObject(exchange.body()));
      if (!exchange.method().equals("PATCH")) {
        assertThat(answer.content())
            .as("the answer, against what was sent")
            .isEqualTo(collection.contentOf(Json.readObject(exchange.sent())));
      }
      known.merge(id, Optional.of(answer), Ledger::later);
    }
  }

  private static Optional<Document> later(Optional<Document> before, Optional<Document> now) {
    boolean stays = before.isPresent() && before.get().revision() > now.orElseThrow().revision();
    return stays ? before : now;
  }

  private Optional<String> idOf(Exchange exchange) {
    Matcher one =
        Pattern.compile(Pattern.quote(collection.path()) + "/(.+)").matcher(exchange.path());
    boolean post = exchange.method().equals("POST");
    boolean offered = exchange.status() != 405; // Elsewhere, what looks like an id may be none.
    if (one.matches() && !post && offered) {
      return Optional.of(URLDecoder.decode(one.group(1), StandardCharsets.UTF_8))
          .filter(ID.asMatchPredicate());
    }
    if (!exchange.path().equals(collection.path()) || !post) {
      return Optional.empty();
    }
    try {
      Object id =
          Json.readObject(exchange.status() == 201 ? exchange.body() : exchange.sent())
              .get(collection.idMember());
      return Optional.ofNullable(id).map(String::valueOf).filter(ID.asMatchPredicate());
    } catch (RuntimeException | AssertionError e) {
      return Optional.empty(); // Sent to be refused, and no document by any name.
    }
  }

  private void check(String id) {
    if (damaged.contains(id)) {
      return;
    }
    Optional<Document> expected = doubtful.contains(id) ? twins.stored(id) : known.get(id);
    Set<String> orphans = orphans(id);
    if (expected.isPresent()) {
      twins.match(expected.get(), orphans);
    } else {
      twins.areAbsent(id, orphans);
    }
  }

  private Set<String> orphans(String id) {
    if (!leavingOrphans.contains(id)) {
      return Set.of();
    }
    Set<String> orphans = new TreeSet<>(twins.objects(id));
    twins.stored(id).map(twins::keyOf).ifPresent(orphans::remove);
    return orphans;
  }

  /**
   * Checks all that the test touched and the collection as a whole, then removes what the test
   * made.
   */
  void close() {
    try {
      doubtful.forEach(id -> known.putIfAbsent(id, Optional.empty()));
      damaged.clear();
      if (unbornMayLeaveOrphans) {
        leavingOrphans.addAll(twins.idsOfOrphans());
      }
      known.keySet().forEach(this::checkFinally);
      checkAll();
    } finally {
      sweep();
    }
  }

  private void checkFinally(String id) {
    check(id);
    if (doubtful.contains(id)) {
      known.put(id, twins.stored(id));
      doubtful.remove(id);
    }
    assertThat(collection.find(id).map(Document::content))
        .as("the content of %s, read in the end", id)
        .isEqualTo(known.get(id).map(Document::content));
  }

  private void checkAll() {
    Set<String> orphans = new TreeSet<>();
    leavingOrphans.forEach(id -> orphans.addAll(orphans(id)));
    twins.matchEverywhere(orphans);
    Set<String> expected = new TreeSet<>(others);
    known.forEach((id, document) -> document.ifPresent(there -> expected.add(id)));
    assertThat(twins.ids()).as("the documents of %s", collection.path()).isEqualTo(expected);
  }

  private void sweep() {
    atOnce = true;
    try {
      Sweep sweep = new Sweep(collection, twins, stores);
      sweep.allBut(others, leavingOrphans);
      if (leavingOrphans.isEmpty()) {
        sweep.tombstones(known.keySet());
      }
    } finally {
      atOnce = false;
      known.clear();
      notedAtOnce.clear();
      doubtful.clear();
      leavingOrphans.clear();
      unbornMayLeaveOrphans = false;
      touched = false;
    }
  }
}
