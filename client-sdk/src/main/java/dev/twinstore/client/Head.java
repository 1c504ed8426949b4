package dev.twinstore.client;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * The headers of a document or of a list, without its body.
 *
 * @param headers all of them
 */
public record Head(HttpHeaders headers) {
  /** Returns the document's ETag, quotes included; empty for a list. */
  public Optional<String> etag() {
    return headers.firstValue("ETag");
  }

  /** Returns the link to a list's next page (RFC 8288); empty on the last one. */
  public Optional<String> link() {
    return headers.firstValue("Link");
  }
}
