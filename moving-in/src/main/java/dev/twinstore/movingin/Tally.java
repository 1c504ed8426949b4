package dev.twinstore.movingin;

import dev.twinstore.movingin.Outcome.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much was taken, skipped and refused, and why. */
final class Tally {

  private final Map<Kind, Map<String, Integer>> reasons = new EnumMap<>(Kind.class);

  void add(Outcome outcome) {
    reasons
        .computeIfAbsent(outcome.kind(), kind -> new TreeMap<>())
        .merge(outcome.why(), 1, Integer::sum);
  }

  int count(Kind kind) {
    return reasons.getOrDefault(kind, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** A line with the counts. */
  @Override
  public String toString() {
    return "%d taken, %d skipped, %d refused"
        .formatted(count(Kind.TAKEN), count(Kind.SKIPPED), count(Kind.REFUSED));
  }

  /** A line for each reason. */
  String inFull() {
    return reasons.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().entrySet().stream()
                    .filter(reason -> !reason.getKey().isEmpty())
                    .map(
                        reason ->
                            "  %s %d: %s%n"
                                .formatted(
                                    kind.getKey().word(), reason.getValue(), reason.getKey())))
        .collect(Collectors.joining());
  }
}
