package dev.twinstore.contract;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.stores.Document;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What consumers rely on, as they wrote it down: the SDK, a shop in JavaScript, and those who
 * called a service before this one. A test's name has that of its consumer.
 */
@Provider("twinstore")
@PactSource(Pacts.class)
@ExtendWith(Contracted.class)
final class ConsumerPactTest {

  private final Run run;

  ConsumerPactTest(Run run) {
    this.run = run;
  }

  @BeforeEach
  void askTheServerUnderTest(PactVerificationContext context) {
    context.setTarget(
        new HttpTestTarget(run.uri().getHost(), run.uri().getPort(), run.uri().getPath()));
  }

  /** Their calls go by unseen, so what there is now must be taken from the rows. */
  @AfterEach
  void takeStock() {
    for (CollectionUnderTest collection : run.collections()) {
      run.ledger(collection).twins().ids().forEach(run.ledger(collection)::doubt);
    }
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void theirCallIsAnsweredAsTheyExpect(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @State("an item 'blue-kettle' exists")
  void blueKettleExists() {
    createBlueKettle("kitchen");
  }

  @State("an item 'blue-kettle' of the category 'kettles' exists")
  void blueKettleOfTheCategoryKettlesExists() {
    createBlueKettle("kettles");
  }

  private void createBlueKettle(String category) {
    run.ledger(run.collection("items")).doubt("blue-kettle");
    run.collection("items")
        .create(
            new HashMap<>(
                Map.of(
                    "id", "blue-kettle",
                    "name", "Blue kettle",
                    "description", "Holds 1.7 litres and whistles.",
                    "category", category,
                    "attributes", Map.of("litres", 1.7))));
  }

  @State("there are no items")
  void thereAreNoItems() {}

  @State("a task exists")
  Map<String, Object> aTaskExists() {
    Document task =
        run.collection("tasks")
            .create(
                Map.of("title", "Descale the kettle", "description", "Half vinegar, half water."));
    run.ledger(run.collection("tasks")).doubt(task.id());
    return Map.of("taskId", task.id());
  }

  @State("there are no tasks")
  void thereAreNoTasks() {}

  @State("the dragon 'Ashwing' exists")
  void ashwingExists() {
    run.collection("dragons")
        .create(
            Map.of(
                "dragonName", "Ashwing",
                "description", "Steams when it rains.",
                "family", "red",
                "city", "Bend",
                "country", "USA",
                "state", "Oregon",
                "neighborhood", "Old Mill"));
  }

  @State("there are no dragons")
  void thereAreNoDragons() {}
}
