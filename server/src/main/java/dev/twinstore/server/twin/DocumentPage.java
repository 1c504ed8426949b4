package dev.twinstore.server.twin;

import java.util.List;
import java.util.Optional;

/**
 * Some documents in the order of their ids.
 *
 * @param next the id after which the next page begins; empty when there is none. A page may hold
 *     fewer documents than were asked for, even none, and still have a next one.
 */
public record DocumentPage(List<Document> documents, Optional<DocumentId> next) {

  public DocumentPage {
    documents = List.copyOf(documents);
  }
}
