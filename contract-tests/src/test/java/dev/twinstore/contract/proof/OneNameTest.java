package dev.twinstore.contract.proof;

import static dev.twinstore.contract.Refusals.assertExactlyOneWins;

import dev.twinstore.contract.Many;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many creators of one name, or whatever else no two documents share. */
@EveryCollection(Trait.UNIQUE_MEMBER)
@Timeout(value = 1, unit = TimeUnit.HOURS)
record OneNameTest(CollectionUnderTest collection, Run run) {

  private static final int CREATORS = Scale.fromEnv().creators();

  /** A server that has just started takes so long that a crowd is answered 503, truthfully. */
  private static final int WARMING_UP = CREATORS * 5 / 2;

  private static final int ROUNDS = Scale.fromEnv().roundsOfEach();

  @Test
  void ofManyCreatorsOfOneNameExactlyOneSucceeds() {
    Many.of(WARMING_UP, run, collection);
    String unique = collection.uniqueMember();
    Object wanted = collection.another(unique);
    for (int round = 0; round < ROUNDS; round++) {
      Document created =
          assertExactlyOneWins(
              run.atOnce(
                  CREATORS,
                  number -> {
                    Map<String, Object> content = collection.full();
                    content.put(unique, wanted);
                    return collection.create(content);
                  }));
      collection.delete(created.id());
    }
    Figures.print(
        "races: %d rounds of %d creators of one name, 1 success in each", ROUNDS, CREATORS);
  }
}
