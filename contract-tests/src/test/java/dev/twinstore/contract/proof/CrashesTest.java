package dev.twinstore.contract.proof;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.NeedsQueue;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proof.crash.Crashes;
import dev.twinstore.contract.proof.crash.Scenario;
import dev.twinstore.contract.proof.crash.SweepCrashes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server is killed before and after each of its calls to the stores. */
@Order(2)
@NeedsFaults
@NeedsQueue
@ExtendWith(Contracted.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class CrashesTest {

  static List<Scenario> scenarios() {
    return Scale.fromEnv().full()
        ? List.of(Scenario.values())
        : List.of(Scenario.CREATE, Scenario.REPLACE, Scenario.DELETE);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aServerThatIsKilledLeavesNothingThatARetryAndASweepDoNotMend(Scenario scenario, Run run) {
    Crashes crashes = Crashes.of(scenario, run.cluster());
    crashes.happen();
    Figures.print("crashes: %s: %d kills, 0 violations", scenario, crashes.size());
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "TWINSTORE_FULL", matches = "1")
  void aServerThatIsKilledInASweepLeavesNothingThatTheNextSweepDoesNotMend(Run run) {
    int kills = new SweepCrashes(run.cluster()).happen();
    Figures.print("crashes: SWEEP: %d kills, 0 violations", kills);
  }
}
