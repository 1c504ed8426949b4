package dev.twinstore.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Documents by the dozen, created ten at a time. */
public final class Many {

  private static final int AT_ONCE = 10;

  private Many() {}

  /** So many documents. */
  public static Set<Document> of(int number, Run run, CollectionUnderTest collection) {
    return create(number, run, collection::full, collection);
  }

  /** Documents that weigh so much in all, each of {@code bytes}, or of as many as it may have. */
  static Set<Document> ofBytesInAll(int inAll, int bytes, Run run, CollectionUnderTest collection) {
    return ofBytesInAll(inAll, bytes, run, collection, content -> {});
  }

  /** The same, with something done to each content before it is sent. */
  static Set<Document> ofBytesInAll(
      int inAll,
      int bytes,
      Run run,
      CollectionUnderTest collection,
      Consumer<Map<String, Object>> change) {
    int each = Json.write(collection.padded(bytes)).getBytes(UTF_8).length;
    return create(
        inAll / each + 1,
        run,
        () -> {
          Map<String, Object> content = collection.padded(bytes);
          change.accept(content);
          return content;
        },
        collection);
  }

  private static Set<Document> create(
      int number, Run run, Supplier<Map<String, Object>> content, CollectionUnderTest collection) {
    Set<Document> created = new HashSet<>();
    while (created.size() < number) {
      int wanted = Math.min(AT_ONCE, number - created.size());
      run.atOnce(wanted, any -> collection.create(content.get()))
          .forEach(attempt -> created.add(attempt.value()));
      assertThat(created).as("created").doesNotContainNull();
    }
    return created;
  }
}
