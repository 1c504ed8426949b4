package dev.twinstore.server.web;

import dev.twinstore.server.model.Problem;
import tools.jackson.databind.JsonNode;

/** Is told of each request that the contract refuses (400), before it is answered. */
@FunctionalInterface
public interface RefusalWitness {

  /**
   * @param operation method and path as the contract writes them, {@code POST /items}
   * @param body what was sent, so far as it is JSON
   * @param problem what the answer says
   */
  void refused(String operation, JsonNode body, Problem problem);
}
