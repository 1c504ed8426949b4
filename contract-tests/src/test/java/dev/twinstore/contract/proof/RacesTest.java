package dev.twinstore.contract.proof;

import static dev.twinstore.contract.Refusals.assertOthersAre;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Precondition;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many writers of one document; the twins are checked when the last of them was answered. */
@EveryCollection
@Timeout(value = 1, unit = TimeUnit.HOURS)
record RacesTest(CollectionUnderTest collection, Run run) {

  private static final int WRITERS = 8;
  private static final int ROUNDS = Scale.fromEnv().roundsOfEach();

  @Test
  void eightPutsAtOnceWithoutIfMatchAllSucceed() {
    Document document = collection.create(collection.full());
    for (int round = 0; round < ROUNDS; round++) {
      List<Attempt<Document>> attempts =
          run.atOnce(WRITERS, number -> collection.replace(document.id(), collection.full()));

      assertThat(attempts).allSatisfy(attempt -> assertThat(attempt.refusal()).isNull());
      assertThat(attempts.stream().map(attempt -> attempt.value().revision()))
          .doesNotHaveDuplicates();
      assertThat(collection.read(document.id()).revision()).isEqualTo(1 + (round + 1L) * WRITERS);
    }
    Figures.print("races: %d rounds of %d PUTs at once, 0 with twins apart", ROUNDS, WRITERS);
  }

  @Test
  void ofEightPutsAtOnceWithIfMatchExactlyOneSucceeds() {
    Document document = collection.create(collection.full());
    for (int round = 0; round < ROUNDS; round++) {
      Precondition current = Precondition.ifMatch(document.etag());
      String id = document.id();
      List<Attempt<Document>> attempts =
          run.atOnce(WRITERS, number -> collection.replace(id, collection.full(), current));

      List<Document> winners =
          attempts.stream().filter(Attempt::succeeded).map(Attempt::value).toList();
      assertThat(winners).hasSize(1);
      assertOthersAre(attempts, 412);
      assertThat(collection.read(id)).isEqualTo(winners.get(0));
      document = winners.get(0);
    }
  }

  @Test
  void patchesOfDifferentMembersAtOnceAreAllKept() {
    Document document = collection.create(collection.full());
    List<String> members = collection.plainMembers();
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, Object> expected = new HashMap<>();
      members.forEach(member -> expected.put(member, collection.another(member)));
      run.atOnce(
              members.size(),
              number ->
                  collection.patch(
                      document.id(),
                      Map.of(members.get(number), expected.get(members.get(number)))))
          .forEach(attempt -> assertThat(attempt.refusal()).isNull());
      assertThat(collection.read(document.id()).content()).containsAllEntriesOf(expected);
    }
  }

  @Test
  void ofEightDeletesAtOnceExactlyOneIs204() {
    for (int round = 0; round < ROUNDS; round++) {
      Document document = collection.create(collection.full());
      List<Attempt<Optional<Document>>> attempts =
          run.atOnce(
              WRITERS,
              number -> {
                collection.delete(document.id());
                return Optional.empty();
              });
      assertThat(attempts.stream().filter(Attempt::succeeded)).hasSize(1);
      assertOthersAre(attempts, 404);
    }
  }

  @Test
  void writersAndDeletersOfOneIdLeaveWhatTheLastOfThemLeft() {
    for (int round = 0; round < ROUNDS; round++) {
      String id =
          collection.idsMayBeChosen() ? "contested" : collection.create(collection.full()).id();
      List<Attempt<Optional<Document>>> attempts =
          run.atOnce(WRITERS, number -> contend(number, id));
      assertOthersAre(attempts, 404, 409);
      run.ledger(collection).doubt(id);
    }
  }

  private Optional<Document> contend(int number, String id) {
    switch (number % 4) {
      case 0:
        return Optional.of(
            collection.idsMayBeChosen()
                ? collection.create(collection.withId(collection.full(), id))
                : collection.replace(id, collection.full()));
      case 1:
        collection.delete(id);
        return Optional.empty();
      case 2:
        return Optional.of(collection.replace(id, collection.full()));
      default:
        return Optional.of(collection.patch(id, Map.of("description", "Patched " + number)));
    }
  }
}
