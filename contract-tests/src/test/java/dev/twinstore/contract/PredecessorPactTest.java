package dev.twinstore.contract;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** What those who called a service before this one rely on, as they wrote it down. */
@Provider("twinstore")
@PactFolder("pacts")
@ExtendWith(Contracted.class)
final class PredecessorPactTest {

  private final Run run;
  private final CollectionUnderTest items;

  PredecessorPactTest(Run run) {
    this.run = run;
    this.items = run.collection("items");
  }

  @BeforeEach
  void askTheServerUnderTest(PactVerificationContext context) {
    context.setTarget(
        new HttpTestTarget(run.uri().getHost(), run.uri().getPort(), run.uri().getPath()));
    run.ledger(items).doubt("blue-kettle");
    run.ledger(items).doubt("green-kettle");
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void theirCallIsAnsweredAsTheyExpect(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @State("an item 'blue-kettle' exists")
  void blueKettleExists() {
    items.create(
        new HashMap<>(
            Map.of(
                "id", "blue-kettle",
                "name", "Blue kettle",
                "description", "Holds 1.7 litres and whistles.",
                "category", "kitchen",
                "attributes", Map.of("litres", 1.7))));
  }

  @State("there are no items")
  void thereAreNone() {}
}
