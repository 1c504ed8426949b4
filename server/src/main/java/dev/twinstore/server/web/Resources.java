package dev.twinstore.server.web;

import dev.twinstore.server.twin.CollectionRules;
import dev.twinstore.server.twin.TwinStore;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens the store's collections for their controllers. */
@Component
public final class Resources {

  private final TwinStore store;
  private final Contract contract;
  private final JsonMapper mapper;

  Resources(TwinStore store, Contract contract, JsonMapper mapper) {
    this.store = store;
    this.contract = contract;
    this.mapper = mapper;
  }

  /**
   * Opens a collection; its path is {@code /} and its name.
   *
   * @param idMember the member that shows a document's id
   * @param model the generated model of a stored document
   * @param replacement the contract's schema of what a PUT sends; a patched document is judged by
   *     it
   */
  public <T> Documents<T> open(
      CollectionRules rules, String idMember, Class<T> model, String replacement) {
    return new Documents<>(
        store.open(rules), new DocumentForm(idMember, mapper), model, contract.schema(replacement));
  }

  /** Refuses a request for what is not there: 404. */
  public RuntimeException notFound(String id, String where) {
    return Refusal.notFound(id, where);
  }

  /**
   * Answers OPTIONS: 204 with the methods that the contract has at a path.
   *
   * @param path as the contract writes it, {@code /items/{id}}
   */
  public ResponseEntity<Void> options(String path) {
    return ResponseEntity.noContent()
        .header("Allow", String.join(", ", contract.methods(path)))
        .build();
  }
}
