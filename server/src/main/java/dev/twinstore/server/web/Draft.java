package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that a client has not sent to be stored, but to be told what is wrong with it. The
 * contract's {@code x-draft-of} names the schema that it is judged by.
 *
 * @param json as it was sent
 * @param violations all that the contract finds in it; a creation would be refused for the same
 */
public record Draft(ObjectNode json, List<Violation> violations) {

  public Draft {
    violations = List.copyOf(violations);
  }
}
