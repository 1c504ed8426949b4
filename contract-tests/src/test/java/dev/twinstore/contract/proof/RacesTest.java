package dev.twinstore.contract.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.Precondition;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Many writers of one document; the twins are checked when the last of them was answered. */
@EveryCollection
record RacesTest(CollectionUnderTest collection, Run run) {

  private static final int WRITERS = 8;
  private static final int CREATORS = 64;
  private static final int ROUNDS = Scale.fromEnv().rounds();

  @Test
  void of64CreatorsOfOneIdExactlyOneSucceeds() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Attempt<Document>> attempts =
          run.atOnce(CREATORS, number -> collection.create(withId(collection.full())));
      assertExactlyOneSucceeded(attempts);
      collection.delete("wanted-by-all");
    }
    Figures.print("races: %d rounds of %d creators of one id, 1 success in each", ROUNDS, CREATORS);
  }

  private static Map<String, Object> withId(Map<String, Object> content) {
    content.put("id", "wanted-by-all");
    return content;
  }

  @Test
  void of64CreatorsOfOneUniqueValueExactlyOneSucceeds() {
    String unique = collection.uniqueMember();
    Object wanted = collection.another(unique);
    for (int round = 0; round < ROUNDS; round++) {
      List<Attempt<Document>> attempts =
          run.atOnce(
              CREATORS,
              number -> {
                Map<String, Object> content = collection.full();
                content.put(unique, wanted);
                return collection.create(content);
              });
      collection.delete(assertExactlyOneSucceeded(attempts).id());
    }
    Figures.print(
        "races: %d rounds of %d creators of one name, 1 success in each", ROUNDS, CREATORS);
  }

  private static Document assertExactlyOneSucceeded(List<Attempt<Document>> attempts) {
    List<Attempt<Document>> winners = attempts.stream().filter(Attempt::succeeded).toList();
    assertThat(winners).hasSize(1);
    assertOthersAre(attempts, 409);
    return winners.get(0).value();
  }

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
    String free = collection.freeMember();
    Document document = collection.create(collection.full());
    Map<String, Object> expected = new HashMap<>();
    for (int round = 0; round < 5; round++) {
      int base = round * WRITERS;
      run.atOnce(
              WRITERS,
              number ->
                  collection.patch(
                      document.id(), Map.of(free, Map.of("m" + (base + number), number))))
          .forEach(attempt -> assertThat(attempt.refusal()).isNull());
      for (int number = 0; number < WRITERS; number++) {
        expected.put("m" + (base + number), Json.number("" + number));
      }
    }
    assertThat(Json.object(collection.read(document.id()).content().get(free)))
        .containsAllEntriesOf(expected);
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
    Map<String, Object> members = collection.full();
    members.put("id", "contested");
    for (int round = 0; round < ROUNDS; round++) {
      List<Attempt<Optional<Document>>> attempts =
          run.atOnce(WRITERS, number -> contend(number, members));
      assertOthersAre(attempts, 404, 409);
      run.ledger(collection).doubt("contested");
    }
  }

  private Optional<Document> contend(int number, Map<String, Object> members) {
    switch (number % 4) {
      case 0:
        return Optional.of(collection.create(members));
      case 1:
        collection.delete("contested");
        return Optional.empty();
      case 2:
        return Optional.of(collection.replace("contested", collection.full()));
      default:
        return Optional.of(
            collection.patch("contested", Map.of("description", "Patched " + number)));
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
    for (int round = 0; round < ROUNDS; round++) {
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

  private static void assertOthersAre(List<? extends Attempt<?>> attempts, Integer... statuses) {
    assertThat(attempts.stream().filter(attempt -> !attempt.succeeded()).map(Attempt::refusal))
        .allSatisfy(
            refusal ->
                assertThat(((TwinstoreException) refusal).status())
                    .as(refusal.getMessage())
                    .isIn((Object[]) statuses));
  }
}
