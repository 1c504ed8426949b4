package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twinstore.client.Precondition;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ids of the client's choice, and the lives that one id may have. */
@EveryCollection(Trait.CHOSEN_IDS)
record ChosenIdsTest(CollectionUnderTest collection, Run run) {

  @Test
  void anIdOfTheClientsChoiceIsKeptInEveryFormThatTheContractAllows() {
    for (String id :
        List.of("a", "A.b_c~d-9", "...", "-", "~", "z".repeat(128), "00000001-x.json")) {
      Map<String, Object> members = collection.withId(collection.full(), id);
      assertThat(collection.create(members).id()).isEqualTo(id);
      assertThat(collection.read(id).id()).isEqualTo(id);
    }
  }

  @Test
  void idsThatDifferOnlyInCaseAreTwoDocuments() {
    Map<String, Object> lower = collection.withId(collection.minimal(), "kettle");
    Map<String, Object> upper = collection.withId(collection.minimal(), "KETTLE");
    Document one = collection.create(lower);
    Document other = collection.create(upper);
    assertThat(collection.read("kettle")).isEqualTo(one);
    assertThat(collection.read("KETTLE")).isEqualTo(other);
  }

  @Test
  void postingATakenIdIs409AndWhatWasStoredIsUntouched() {
    Document stored = collection.create(collection.full());
    Map<String, Object> again = collection.withId(collection.full(), stored.id());

    assertRefused(409, "taken", () -> collection.create(again), "/" + collection.idMember());

    assertThat(collection.read(stored.id())).isEqualTo(stored);
  }

  @Test
  void aDeletedIdCanBeTakenAgainAndItsRevisionGoesOn() {
    Map<String, Object> members = collection.withId(collection.full(), "phoenix");
    Document first = collection.create(members);
    Document second = collection.replace("phoenix", collection.full());
    collection.delete("phoenix");

    members.putAll(collection.full());
    Document reborn = collection.create(members);

    assertThat(reborn.revision()).isGreaterThan(second.revision());
    assertThat(reborn.writeId()).isGreaterThan(second.writeId());
    assertThat(reborn.createdAt()).isNotEqualTo(first.createdAt());
    assertThat(collection.read("phoenix")).isEqualTo(reborn);
    collection.delete("phoenix");
    assertThat(collection.find("phoenix")).isEmpty();
  }

  @Test
  void aDocumentHasManyLives() {
    Map<String, Object> members = collection.withId(collection.full(), "cat");
    for (int life = 0; life < 12; life++) {
      collection.create(members);
      collection.replace("cat", members);
      collection.delete("cat");
    }
  }

  @Test
  void anETagOfAnEarlierLifeIsStale() {
    Map<String, Object> members = collection.withId(collection.full(), "phoenix");
    Document first = collection.create(members);
    collection.delete("phoenix");
    Document reborn = collection.create(members);
    assertThat(reborn.etag()).isNotEqualTo(first.etag());
    Precondition stale = Precondition.ifMatch(first.etag());
    assertRefused(
        412, "precondition-failed", () -> collection.replace("phoenix", collection.full(), stale));
    assertRefused(412, "precondition-failed", () -> collection.delete("phoenix", stale));
    assertThat(collection.read("phoenix")).isEqualTo(reborn);
  }

  @Test
  void anIdThatCannotExistIs400() {
    for (String id : List.of("", ".", "..", "a b", "a/b", "ü", "x".repeat(129), "a\n")) {
      Map<String, Object> content = collection.withId(collection.minimal(), id);
      assertRefused(400, "invalid", () -> collection.create(content), "/" + collection.idMember());
    }
  }

  @Test
  void postingATakenIdWithAllElseThatTheDocumentHasIs409() {
    Document stored = collection.create(collection.full());
    TwinstoreException refusal =
        catchThrowableOfType(
            TwinstoreException.class,
            () -> collection.create(collection.withId(stored.content(), stored.id())));
    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.violations()).isNotEmpty();
    assertThat(collection.read(stored.id())).isEqualTo(stored);
  }
}
