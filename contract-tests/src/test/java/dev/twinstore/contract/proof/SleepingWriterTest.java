package dev.twinstore.contract.proof;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proof.sleep.Nap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server is stopped between staging and commit, and wakes up in a world that went on. */
@Order(1)
@NeedsFaults
@ExtendWith(Contracted.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
final class SleepingWriterTest {

  private final Scale scale = Scale.fromEnv();

  @Test
  void aWriterThatWakesUpLateHarmsNobodyAndIsToldTheTruth(Run run) {
    Nap nap = new Nap(run.cluster());
    int writers = 0;
    for (int round = 0; round < scale.rounds(); round++) {
      writers += nap.take(round);
    }
    Figures.print("sleeping writers: %d rounds, %d writers, 0 violations", scale.rounds(), writers);
  }
}
