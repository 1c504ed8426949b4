package dev.twinstore.contract.proof.history;

import java.util.List;
import java.util.stream.Collectors;

/** A rule that a history breaks, said in a sentence, and the operations that show it. */
public record Violation(Rule rule, String sentence, List<Operation> operations) {

  static Violation of(Rule rule, String sentence, Operation... operations) {
    return new Violation(rule, sentence, List.of(operations));
  }

  @Override
  public String toString() {
    return "%s: %s%s"
        .formatted(
            rule.breach(),
            sentence,
            operations.stream()
                .map(operation -> "\n    " + operation)
                .collect(Collectors.joining()));
  }
}
