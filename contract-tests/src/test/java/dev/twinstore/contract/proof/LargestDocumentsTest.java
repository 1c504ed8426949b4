package dev.twinstore.contract.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Documents of the largest size, which the copy alone holds, by the hundred. */
@EveryCollection(Trait.FREE_MEMBER)
@Timeout(value = 1, unit = TimeUnit.HOURS)
@EnabledIfEnvironmentVariable(named = "TWINSTORE_FULL", matches = "1")
record LargestDocumentsTest(CollectionUnderTest collection, Run run) {

  private static final int BYTES = 1024 * 1024;
  private static final int DOCUMENTS = 100;

  @Test
  void aHundredAreListedCompletelyAndDeletedCompletely() {
    Set<Document> created = new HashSet<>();
    for (int number = 0; number < DOCUMENTS; number++) {
      created.add(collection.create(largest()));
    }

    assertThat(collection.list(Map.of(), 1000)).containsExactlyInAnyOrderElementsOf(created);

    run.atOnce(
        DOCUMENTS,
        number -> {
          collection.delete(created.stream().skip(number).findFirst().orElseThrow().id());
          return true;
        });
    assertThat(collection.list(Map.of(), 1000)).isEmpty();
    assertThat(run.stores().keys(collection.shape().name() + "/")).isEmpty();
    Figures.print("largest: %d documents of %d bytes listed and deleted", DOCUMENTS, BYTES);
  }

  private Map<String, Object> largest() {
    Map<String, Object> content = collection.minimal();
    content.put(collection.freeMember(), Map.of("padding", ""));
    int frame = Json.write(content).getBytes(UTF_8).length;
    content.put(collection.freeMember(), Map.of("padding", "x".repeat(BYTES - frame)));
    return content;
  }
}
