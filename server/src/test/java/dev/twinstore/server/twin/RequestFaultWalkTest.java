package dev.twinstore.server.twin;

import dev.twinstore.server.web.RunningServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each operation of the contract that works on the stores, each of its calls, each fault. */
@Execution(ExecutionMode.CONCURRENT)
class RequestFaultWalkTest {

  private final WalkGround ground = new WalkGround();

  @TestFactory
  Stream<DynamicTest> answersNo5xxBut503AndTellsTheTruth() {
    RunningServer hasty = ground.hasty.serve();
    RunningServer patient = ground.patient.serve();
    Twins items = ground.patient.collection("items");
    List<RequestTrial> trials =
        Requested.all().stream()
            .map(request -> new RequestTrial(ground.stores, hasty, patient, items, request))
            .toList();
    return Stream.concat(
        new FaultWalk("fault walk through HTTP", trials).tests(),
        Stream.of(ground.leavesTwinsThatMatch("items")));
  }
}
