package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A step of a generated sequence that stores and their model both take.
 *
 * @param act takes the step, and says what came of it in a form that can be compared
 */
record Move(String name, Function<Player, String> act) {

  /** Documents, and what may befall them; a model has only the documents. */
  interface Player {

    Twins twins();

    /** The server begins anew, over the same stores. */
    default void restart() {}

    default void sweep() {}

    /** The answer to the next commit is lost. */
    default void loseAnswer() {}

    /** A copy that its row could restore is deleted behind the server's back. */
    default void loseCopy(DocumentId id) {}

    /** A writer stages a copy, and dies. */
    default void leaveOrphan(DocumentId id) {}
  }

  private static final Arbitrary<DocumentId> IDS =
      Arbitraries.of("a", "b", "c").map(DocumentId::new);
  private static final Arbitrary<String> NAMES = Arbitraries.of("Kettle", " Kettle ", "Pot", "Pan");
  private static final Arbitrary<String> KINDS = Arbitraries.of("x", "y", "#");
  private static final Arbitrary<Content> CONTENTS =
      Combinators.combine(
              NAMES,
              KINDS,
              Arbitraries.frequency(Tuple.of(9, ""), Tuple.of(1, "x".repeat(103_000))))
          .as(
              (name, kind, x) ->
                  content("{'name':'%s','kind':'%s','x':'%s'}".formatted(name, kind, x)));

  static Arbitrary<List<Move>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(5, with(Move::create)),
            Tuple.of(3, once()),
            Tuple.of(4, with(Move::replace)),
            Tuple.of(2, with(Move::replaceIfEven)),
            Tuple.of(2, IDS.map(Move::count)),
            Tuple.of(1, IDS.map(Move::leave)),
            Tuple.of(3, IDS.map(Move::delete)),
            Tuple.of(1, IDS.map(Move::deleteIfEven)),
            Tuple.of(2, IDS.map(Move::find)),
            Tuple.of(2, lists()),
            Tuple.of(2, Arbitraries.just(event("lose the next answer", Player::loseAnswer))),
            Tuple.of(1, IDS.map(id -> event("lose copy of " + id, on -> on.loseCopy(id)))),
            Tuple.of(1, IDS.map(id -> event("orphan of " + id, on -> on.leaveOrphan(id)))),
            Tuple.of(1, Arbitraries.just(event("restart", Player::restart))),
            Tuple.of(2, Arbitraries.just(event("sweep", Player::sweep))))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private interface Making {
    Move of(DocumentId id, Content content);
  }

  private static Arbitrary<Move> with(Making making) {
    return Combinators.combine(IDS, CONTENTS).as(making::of);
  }

  private static Arbitrary<Move> once() {
    return Combinators.combine(Arbitraries.of("k", "l"), IDS, CONTENTS).as(Move::createOnce);
  }

  private static Arbitrary<Move> lists() {
    return Combinators.combine(NAMES.optional(0.3), KINDS.optional(0.3), Arbitraries.of(1, 2, 100))
        .as(Move::list);
  }

  private static Move create(DocumentId id, Content content) {
    return move("create " + id + brief(content), on -> text(on.twins().create(id, content)));
  }

  private static Move createOnce(String key, DocumentId id, Content content) {
    return move(
        "create " + id + brief(content) + " under " + key,
        on -> {
          Once once = new Once(on.twins().rules().name(), key, id + content.toString());
          return on.twins().createOnce(once, id, content, Move::text, List.of()).toString();
        });
  }

  private static Move replace(DocumentId id, Content content) {
    return move(
        "replace " + id + brief(content), on -> text(on.twins().update(id, current -> content)));
  }

  /** A precondition that fails half of the time. */
  private static Move replaceIfEven(DocumentId id, Content content) {
    return move(
        "replace " + id + brief(content) + " if even",
        on ->
            text(
                on.twins()
                    .update(
                        id,
                        current -> {
                          refuseOdd(current);
                          return content;
                        })));
  }

  /** A change that depends on what is there. */
  private static Move count(DocumentId id) {
    return move(
        "count " + id,
        on ->
            text(
                on.twins()
                    .update(
                        id,
                        current ->
                            Content.of(current.content().json().put("n", current.revision())))));
  }

  private static Move leave(DocumentId id) {
    return move("leave " + id, on -> text(on.twins().update(id, Document::content)));
  }

  private static Move delete(DocumentId id) {
    return move(
        "delete " + id,
        on -> {
          on.twins().delete(id, current -> {});
          return "gone";
        });
  }

  private static Move deleteIfEven(DocumentId id) {
    return move(
        "delete " + id + " if even",
        on -> {
          on.twins().delete(id, Move::refuseOdd);
          return "gone";
        });
  }

  private static Move find(DocumentId id) {
    return move("find " + id, on -> on.twins().find(id).map(Move::text).orElse("none"));
  }

  /** All pages. */
  private static Move list(Optional<String> name, Optional<String> kind, int limit) {
    Map<String, String> filters = new TreeMap<>();
    name.ifPresent(value -> filters.put("name", value));
    kind.ifPresent(value -> filters.put("kind", value));
    return move(
        "list " + filters + " by " + limit,
        on -> {
          List<String> found = new ArrayList<>();
          Optional<DocumentId> after = Optional.empty();
          do {
            DocumentPage page = on.twins().list(new DocumentQuery(filters, limit, after));
            page.documents().forEach(document -> found.add(text(document)));
            after = page.next();
          } while (after.isPresent());
          return found.toString();
        });
  }

  private static Move event(String name, Consumer<Player> event) {
    return new Move(
        name,
        on -> {
          event.accept(on);
          return "";
        });
  }

  /** A refusal is an answer like any other. */
  private static Move move(String name, Function<Player, String> act) {
    return new Move(
        name,
        on -> {
          try {
            return act.apply(on);
          } catch (Taken e) {
            return "taken: " + new TreeSet<>(e.members());
          } catch (Absent | KeyReused | Odd e) {
            return e.getClass().getSimpleName();
          }
        });
  }

  /** The revision is what a precondition did not want. */
  private static final class Odd extends RuntimeException {}

  private static void refuseOdd(Document current) {
    if (current.revision() % 2 == 1) {
      throw new Odd();
    }
  }

  private static String text(Document document) {
    return document.id() + " " + document.revision() + brief(document.content());
  }

  private static String brief(Content content) {
    return " " + content.toString().replaceAll("x{100,}", "x...");
  }

  @Override
  public String toString() {
    return name;
  }
}
