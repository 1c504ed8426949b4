package dev.twinstore.contract.proof;

import static dev.twinstore.contract.Refusals.assertExactlyOneWins;

import dev.twinstore.contract.Many;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.collection.EveryCollection;
import dev.twinstore.contract.collection.Trait;
import dev.twinstore.contract.harness.Run;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many creators of one id. */
@EveryCollection(Trait.CHOSEN_IDS)
@Timeout(value = 1, unit = TimeUnit.HOURS)
record OneIdTest(CollectionUnderTest collection, Run run) {

  private static final int CREATORS = Scale.fromEnv().creators();

  /** A server that has just started takes so long that a crowd is answered 503, truthfully. */
  private static final int WARMING_UP = CREATORS * 5 / 2;

  private static final int ROUNDS = Scale.fromEnv().rounds();

  @Test
  void ofManyCreatorsOfOneIdExactlyOneSucceeds() {
    Many.of(WARMING_UP, run, collection);
    for (int round = 0; round < ROUNDS; round++) {
      assertExactlyOneWins(
          run.atOnce(
              CREATORS,
              number -> collection.create(collection.withId(collection.full(), "wanted-by-all"))));
      collection.delete("wanted-by-all");
    }
    Figures.print("races: %d rounds of %d creators of one id, 1 success in each", ROUNDS, CREATORS);
  }
}
