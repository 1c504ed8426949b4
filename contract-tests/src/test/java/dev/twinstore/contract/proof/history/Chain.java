package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The revisions of one document in their order, each with the write that made it where an answer or
 * a read tells: to one write its revision, to one revision its write.
 */
final class Chain {

  private final List<Operation> operations;
  private final Steps steps;
  private final Map<String, Operation> writes = new HashMap<>();
  private final Map<String, Long> revisionOfValue = new HashMap<>();
  private final Map<String, Long> revisionOfEtag = new HashMap<>();
  private final Map<Long, Slot> known = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  Chain(List<Operation> operations, Steps steps) {
    this.operations = operations;
    this.steps = steps;
    for (Operation operation : operations) {
      steps.one();
      operation.value().ifPresent(value -> writes.put(value, operation));
    }
    for (Operation operation : operations) {
      steps.one();
      if (operation.answer() instanceof Shown shown) {
        show(operation, shown);
      }
    }
    for (Operation operation : operations) {
      steps.one();
      if (operation.answer() == Told.DELETED && operation.ifMatch().isPresent()) {
        place(operation, operation.ifMatch().get());
      }
    }
  }

  List<Violation> violations() {
    return violations;
  }

  /** The last revision that somebody is known to have made; 0 when there is none. */
  long last() {
    return known.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** How many revisions nobody is known to have made. */
  long gaps() {
    return last() - known.size();
  }

  /** The revision that is known, or an empty one. */
  Slot slot(long revision) {
    return known.getOrDefault(revision, new Slot(revision));
  }

  /** The revision of an ETag that was shown. */
  Optional<Long> revision(String etag) {
    return Optional.ofNullable(revisionOfEtag.get(etag));
  }

  /** Writes of unknown outcome that nobody saw. */
  List<Operation> unseen() {
    return operations.stream()
        .filter(Operation::unknown)
        .filter(
            write -> write.value().map(value -> !revisionOfValue.containsKey(value)).orElse(true))
        .toList();
  }

  private void show(Operation by, Shown shown) {
    if (shown.revision() < 1) {
      violate(Rule.DENSE, "revisions begin at 1", by);
      return;
    }
    Operation maker = by.kind().makes() ? by : writes.get(shown.value());
    if (maker == null || !maker.value().orElseThrow().equals(shown.value())) {
      violate(Rule.AS_WRITTEN, "nobody was to write '%s'".formatted(shown.value()), by);
      return;
    }
    if (maker.answer() instanceof Told && !maker.unknown()) {
      violate(Rule.REFUSED_IS_NOTHING, "'%s' was seen".formatted(shown.value()), maker, by);
      return;
    }
    Long before = revisionOfValue.putIfAbsent(shown.value(), shown.revision());
    if (before != null && before != shown.revision()) {
      violate(
          Rule.ONCE,
          "'%s' is revision %d and %d".formatted(shown.value(), before, shown.revision()),
          maker,
          known.get(before).maker(),
          by);
      return;
    }
    Slot slot = known.computeIfAbsent(shown.revision(), Slot::new);
    if (slot.isGap()) {
      slot.madeBy(maker);
      slot.shows(shown);
      revisionOfEtag.put(shown.etag(), shown.revision());
    } else if (slot.maker() != maker) {
      violate(Rule.UNIQUE, "revision %d".formatted(shown.revision()), slot.maker(), maker, by);
    } else if (!slot.shown().equals(shown)) {
      violate(
          Rule.AS_WRITTEN,
          "revision %d is %s and %s".formatted(shown.revision(), slot.shown(), shown),
          maker,
          by);
    }
  }

  /** A conditional delete is the revision after the one it names. */
  private void place(Operation delete, String etag) {
    Long before = revisionOfEtag.get(etag);
    if (before == null) {
      violate(Rule.CONDITION, "nobody was shown " + etag, delete);
      return;
    }
    Slot slot = known.computeIfAbsent(before + 1, Slot::new);
    if (slot.isGap()) {
      slot.madeBy(delete);
      slot.is(Slot.State.GONE);
    } else {
      violate(Rule.UNIQUE, "revision %d".formatted(before + 1), slot.maker(), delete);
    }
  }

  private void violate(Rule rule, String sentence, Operation... involved) {
    violations.add(Violation.of(rule, sentence, involved));
  }
}
