package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import dev.twinstore.server.twin.Taken;
import java.util.List;

/** A request is answered with a problem; nothing was changed. */
final class Refusal extends RuntimeException {

  private final ProblemType type;
  private final List<Violation> violations;

  Refusal(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  private Refusal(ProblemType type, String detail, List<Violation> violations) {
    // It is an answer, not a defect: without a stack trace it costs nothing.
    super(detail, null, false, false);
    this.type = type;
    this.violations = List.copyOf(violations);
  }

  static Refusal invalid(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? "1 thing is wrong with this request."
            : violations.size() + " things are wrong with this request.";
    return new Refusal(ProblemType.INVALID, detail, violations);
  }

  static Refusal notFound(String id, String collection) {
    return new Refusal(ProblemType.NOT_FOUND, "There is no '%s' in %s.".formatted(id, collection));
  }

  static Refusal preconditionFailed() {
    return new Refusal(
        ProblemType.PRECONDITION_FAILED, "The document is not in the state that you ask for.");
  }

  static Refusal taken(Taken taken) {
    List<String> members = taken.members().stream().sorted().toList();
    String detail =
        "Another document in %s has this %s."
            .formatted(taken.collection(), String.join(" and this ", members));
    return new Refusal(ProblemType.TAKEN, detail, members.stream().map(Refusal::taken).toList());
  }

  /** What is wrong with a value that another document has. */
  static Violation taken(String member) {
    return new Violation("taken", "belongs to another document").pointer("/" + member);
  }

  ProblemType type() {
    return type;
  }

  List<Violation> violations() {
    return violations;
  }
}
