package dev.twinstore.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some documents of a list, and where the next ones are.
 *
 * @param documents in the order of their ids; may be empty although there is a next page
 * @param next the cursor of the next page; empty on the last one
 */
public record Page<D>(List<D> documents, Optional<String> next) {
  public Page {
    documents = List.copyOf(documents);
  }

  static <D> Page<D> of(List<D> documents, @Nullable String next) {
    return new Page<>(documents, Optional.ofNullable(next));
  }
}
