package dev.twinstore.contract.proof.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of a list.
 *
 * <p>Its cursor may lead past ids that have no document, so it is not known whether this page or
 * the one before it went past what lies between the last document there and the first one here.
 *
 * @param before when the page before it was asked for; on the first page the same as {@code
 *     invoked}
 * @param after ids up to this one are on earlier pages; empty on the first
 * @param upTo ids after this one are on later pages; nothing on the last
 * @param shown the documents in the order in which they came
 */
public record Page(
    int client,
    long before,
    long invoked,
    long returned,
    String after,
    Optional<String> upTo,
    List<Map.Entry<String, Shown>> shown) {

  /** What the page says of each of some documents: shown, or absent where it went past. */
  public List<Operation> says(Collection<String> ids) {
    Map<String, Shown> states = new HashMap<>();
    shown.forEach(entry -> states.put(entry.getKey(), entry.getValue()));
    List<Operation> said = new ArrayList<>();
    Optional<String> first = shown.stream().findFirst().map(Map.Entry::getKey);
    for (String id : ids) {
      boolean within =
          id.compareTo(after) > 0 && upTo.map(last -> id.compareTo(last) <= 0).orElse(true);
      if (within || states.containsKey(id)) {
        Answer answer = states.containsKey(id) ? states.get(id) : Told.ABSENT;
        boolean between = first.map(shownFirst -> id.compareTo(shownFirst) < 0).orElse(true);
        said.add(
            new Operation(
                client,
                Kind.LIST,
                id,
                between ? before : invoked,
                returned,
                Optional.empty(),
                Optional.empty(),
                answer));
      }
    }
    return said;
  }

  /** What is wrong with the page itself. */
  public Optional<Violation> disorder() {
    String last = after;
    for (Map.Entry<String, Shown> entry : shown) {
      if (entry.getKey().compareTo(last) <= 0) {
        return Optional.of(
            new Violation(
                Rule.PAGE,
                "client %d was shown '%s' after '%s' on one page in [%d, %d]"
                    .formatted(client, entry.getKey(), last, invoked, returned),
                List.of()));
      }
      last = entry.getKey();
    }
    return Optional.empty();
  }
}
