package dev.twinstore.contract.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proof.Figures;
import dev.twinstore.contract.proof.Scale;
import dev.twinstore.contract.wire.Exchange;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that the contract gives rise to: each operation as it may be asked, and each of its
 * places made invalid in each way that there is, one at a time. No answer is a 5xx, each is as the
 * contract says, and names the place that was made invalid, and no other. The twins are checked
 * after every few hundred. {@code TWINSTORE_SEED} makes the same requests again.
 */
@ExtendWith(Contracted.class)
@Order(2)
record FuzzTest(Run run) {

  private static final int AT_ONCE = 250;
  private static final Scale SCALE = Scale.fromEnv();
  private static final List<Aim> AIMS = Aim.all(SCALE.seed());
  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  static IntStream parts() {
    return IntStream.range(0, SCALE.requests() / AT_ONCE);
  }

  @ParameterizedTest
  @MethodSource("parts")
  void everyAnswerIsAsTheContractSays(int part) {
    Ground ground = new Ground(run);
    List<Arbitrary<Shot>> shots =
        IntStream.range(part * AT_ONCE, (part + 1) * AT_ONCE)
            .mapToObj(number -> new Shots(AIMS.get(number % AIMS.size())).all())
            .toList();
    Hunt<Shot> hunt = new Hunt<>(SCALE.seed() + part, shot -> send(shot, ground));
    run.together(() -> hunt.through(shots));
    ground.clear();
  }

  private void send(Shot shot, Ground ground) {
    String path = shot.path(name -> ground.there(shot.aim().target().operation(), name));
    String body = shot.json();
    Exchange exchange =
        run.bare()
            .send(
                shot.aim().target().operation().method(),
                path,
                shot.head(path),
                body.getBytes(UTF_8),
                body);
    ground.saw(exchange);
    REQUESTS.incrementAndGet();
    SEEN.add(shot.aim().toString());
    Judge.judge(shot, exchange);
  }

  @AfterAll
  static void tell() {
    Figures.print(
        "fuzzing: %d requests to %d operations, %d of %d ways to make one of their places invalid or"
            + " not; seed %d",
        REQUESTS.get(),
        AIMS.stream().map(aim -> aim.target().operation().id()).distinct().count(),
        SEEN.size(),
        AIMS.stream().map(Aim::toString).distinct().count(),
        SCALE.seed());
  }
}
