package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertOthersAre;
import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The member that no two documents share. */
@EveryCollection(Trait.UNIQUE_MEMBER)
record UniqueValuesTest(CollectionUnderTest collection, Run run) {

  @Test
  void postingATakenUniqueValueIs409AndWhatWasStoredIsUntouched() {
    String unique = collection.uniqueMember();
    Document stored = collection.create(collection.full());
    Map<String, Object> again = collection.full();
    again.put(unique, stored.content().get(unique));

    assertRefused(409, "taken", () -> collection.create(again), "/" + unique);
    Map<String, Object> another = collection.withIdIfChosen(again, "another-id");
    assertRefused(409, "taken", () -> collection.create(another), "/" + unique);

    assertThat(collection.read(stored.id())).isEqualTo(stored);
    assertThat(collection.find("another-id")).isEmpty();
  }

  @Test
  void uniqueValuesThatDifferOnlyInWhiteSpaceAroundOrInNormalFormAreTheSame() {
    String unique = collection.uniqueMember();
    Map<String, Object> composed = collection.minimal();
    composed.put(unique, "Caf\u00e9 \ud83e\uded6 1");
    collection.create(composed);
    for (String same : List.of("Cafe\u0301 \ud83e\uded6 1", "  Caf\u00e9 \ud83e\uded6 1\t")) {
      Map<String, Object> again = collection.minimal();
      again.put(unique, same);
      assertRefused(409, "taken", () -> collection.create(again), "/" + unique);
    }
    Map<String, Object> unlike = collection.minimal();
    unlike.put(unique, "caf\u00e9 \ud83e\uded6 1");
    collection.create(unlike);
  }

  @Test
  void aTakenUniqueValueBeyondTheFirstPageOfAListIs409() {
    String unique = collection.uniqueMember();
    Set<Document> many = Many.ofBytesInAll(1_300_000, 90_000, run, collection);
    for (Document each : many) {
      Map<String, Object> again = collection.minimal();
      again.put(unique, each.content().get(unique));
      assertRefused(409, "taken", () -> collection.create(again), "/" + unique);
    }
  }

  @Test
  void puttingAUniqueValueInUseIs409AndChangesNothing() {
    String unique = collection.uniqueMember();
    Document one = collection.create(collection.full());
    Document other = collection.create(collection.full());
    Map<String, Object> content = collection.full();
    content.put(unique, one.content().get(unique));

    assertRefused(409, "taken", () -> collection.replace(other.id(), content), "/" + unique);
    assertRefused(
        409,
        "taken",
        () -> collection.patch(other.id(), Map.of(unique, one.content().get(unique))),
        "/" + unique);

    assertThat(collection.read(one.id())).isEqualTo(one);
    assertThat(collection.read(other.id())).isEqualTo(other);
  }

  @Test
  void aUniqueValueFreedByRenameOrDeleteCanBeTakenAtOnce() {
    String unique = collection.uniqueMember();
    Document renamed = collection.create(collection.full());
    collection.replace(renamed.id(), collection.full());
    Map<String, Object> first = collection.full();
    first.put(unique, renamed.content().get(unique));
    Document taker = collection.create(first);

    collection.delete(taker.id());
    Map<String, Object> second = collection.full();
    second.put(unique, renamed.content().get(unique));
    collection.create(second);
  }

  @Test
  void uniqueValuesCanBeSwappedByWayOfAThird() {
    String unique = collection.uniqueMember();
    Document one = collection.create(collection.full());
    Document other = collection.create(collection.full());
    Object oneHad = one.content().get(unique);
    collection.patch(one.id(), Map.of(unique, collection.another(unique)));
    collection.patch(other.id(), Map.of(unique, oneHad));
    collection.patch(one.id(), Map.of(unique, other.content().get(unique)));
    assertThat(collection.read(other.id()).content()).containsEntry(unique, oneHad);
  }

  @Test
  void aUniqueValueMayChangeItsWhiteSpaceOrNormalFormInPlace() {
    String unique = collection.uniqueMember();
    Map<String, Object> content = collection.minimal();
    content.put(unique, "Caf\u00e9 2");
    Document document = collection.create(content);
    for (String same : List.of("Cafe\u0301 2", " Caf\u00e9 2 ")) {
      assertThat(collection.patch(document.id(), Map.of(unique, same)).content())
          .containsEntry(unique, same);
    }
  }

  @Test
  void writersThatTradeUniqueValuesNeverShareOne() {
    String unique = collection.uniqueMember();
    List<Document> documents =
        List.of(
            collection.create(collection.full()),
            collection.create(collection.full()),
            collection.create(collection.full()));
    List<Object> values =
        List.of(collection.another(unique), collection.another(unique), collection.another(unique));
    for (int round = 0; round < 20; round++) {
      int shift = round;
      List<Attempt<Document>> attempts =
          run.atOnce(
              9,
              number -> {
                Map<String, Object> content = collection.full();
                content.put(unique, values.get((number / 3 + number + shift) % 3));
                return collection.replace(documents.get(number % 3).id(), content);
              });
      assertOthersAre(attempts, 409);
    }
  }
}
