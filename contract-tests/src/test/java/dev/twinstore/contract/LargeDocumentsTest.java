package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents whose copy alone holds their content. */
@EveryCollection(Trait.FREE_MEMBER)
record LargeDocumentsTest(CollectionUnderTest collection, Run run) {

  @ParameterizedTest
  @ValueSource(ints = {90_000, 105_000, 250_000, 399_000, 500_000, 1_040_000})
  void contentOfAnySizeUpToTheLimitComesBackExactly(int bytes) {
    Map<String, Object> content = collection.full();
    content.put(collection.freeMember(), Map.of("padding", "é".repeat(bytes / 2)));
    Document created = collection.create(content);
    assertThat(run.ledger(collection).twins().copyAloneHolds(created.id()))
        .isEqualTo(bytes > 100 * 1024);
    assertThat(collection.read(created.id()).content()).isEqualTo(collection.contentOf(content));

    Document small = collection.replace(created.id(), collection.minimal());
    assertThat(run.ledger(collection).twins().copyAloneHolds(created.id())).isFalse();
    collection.shape().unique().ifPresent(content::remove);
    Document large = collection.patch(created.id(), content);
    assertThat(large.revision()).isEqualTo(small.revision() + 1);
    assertThat(collection.read(created.id())).isEqualTo(large);
  }

  @Test
  void manySmallValuesThatDynamoDbCountsForMoreThanTheyAreComeBackExactly() {
    Map<String, Object> content = collection.minimal();
    Map<String, Integer> members =
        IntStream.range(0, 20_000)
            .boxed()
            .collect(Collectors.toMap(number -> "m" + number, number -> number));
    content.put(
        collection.freeMember(),
        Map.of(
            "ones",
            IntStream.range(0, 150_000).map(number -> 1).boxed().toList(),
            "members",
            members));
    Document created = collection.create(content);
    assertThat(collection.read(created.id()).content()).isEqualTo(collection.contentOf(content));
  }

  @Test
  void documentsWhoseCopyAloneHoldsThemAreListedInFull() {
    Set<Document> created = Many.ofBytesInAll(2_000_000, 200_000, run, collection);
    assertThat(created)
        .allMatch(document -> run.ledger(collection).twins().copyAloneHolds(document.id()));

    assertThat(collection.list(Map.of(), 3)).containsAll(created);
  }

  @Test
  void aDocumentMayHaveJustOneMebibyte() {
    Map<String, Object> content = collection.minimal();
    content.put(collection.freeMember(), Map.of("padding", ""));
    int frame = Json.write(content).getBytes(UTF_8).length;
    int most = 1024 * 1024;

    content.put(collection.freeMember(), Map.of("padding", "x".repeat(most - frame + 1)));
    assertRefused(413, "too-large", () -> collection.create(content));

    content.put(collection.freeMember(), Map.of("padding", "x".repeat(most - frame)));
    Document document = collection.create(content);
    collection.delete(document.id());
  }
}
