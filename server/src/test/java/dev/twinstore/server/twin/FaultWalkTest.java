package dev.twinstore.server.twin;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each operation of the kernel, each of its calls, each fault. */
@Execution(ExecutionMode.CONCURRENT)
class FaultWalkTest {

  @TestFactory
  Stream<DynamicTest> tellsTheTruthAndLeavesTwinsThatMatch() {
    Stores stores = new Stores();
    Pairing pairing = new Pairing(stores.dynamoDb, stores.s3, stores.table, stores.name);
    pairing.make();
    return new FaultWalk(
            "fault walk",
            Subjects.all().stream().map(subject -> new Trial(stores, pairing, subject)).toList())
        .tests();
  }
}
