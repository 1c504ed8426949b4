package dev.twinstore.contract.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.client.TwinstoreException;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.hold.Grip;
import dev.twinstore.contract.proof.hold.Trace;
import dev.twinstore.contract.proxy.Call;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One operation on one document, whose server is killed while one of its calls is on the wire. */
final class Crash {

  private final Scenario scenario;
  private final Scene scene;
  private final int place;
  private final Call call;
  private final Fate fate;
  private Grip grip;
  private CompletableFuture<Optional<TwinstoreException>> answer;

  Crash(Scenario scenario, Scene scene, int place, Call call, Fate fate) {
    this.scenario = scenario;
    this.scene = scene;
    this.place = place;
    this.call = call;
    this.fate = fate;
  }

  String id() {
    return scene.id();
  }

  boolean is(Fate other) {
    return fate == other;
  }

  void arrange(Server server) {
    scenario.arrange(scene, server.client());
    assertThat(scenario.seen(scene, server.client()))
        .as(this + ": before")
        .isEqualTo(scenario.before(scene));
  }

  /**
   * Asks for the operation.
   *
   * @param victim the server that makes the call: the one that is asked, or a worker
   */
  void begin(Server server, Server victim) {
    Trace trace = Trace.random();
    TwinstoreClient client = trace.client(server);
    grip = new Grip(victim, trace, place, fate.afterTheStore());
    answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                scenario.act(scene, client);
                return Optional.empty();
              } catch (TwinstoreException e) {
                return Optional.of(e);
              }
            },
            work -> new Thread(work, toString()).start());
  }

  /** Waits until the call is held. */
  void isHeld() {
    Pause.until(this + ": the call is held", Duration.ofSeconds(60), grip::holds);
  }

  /** The client has its answer, and the rest is a worker's. */
  void isAnswered() {
    assertThat(told()).as(this + ": what went wrong").isEmpty();
  }

  private Optional<TwinstoreException> told() {
    try {
      return answer.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(this + ": the client's call did not end", e);
    }
  }

  /**
   * The server is dead: nobody was answered whom it served, and what was on the wire is dropped, or
   * kept.
   */
  void isDead() {
    if (!scenario.isWork()) {
      Optional<TwinstoreException> told = told();
      assertThat(told).as(this + ": a success that was told before the end").isPresent();
      assertThat(told.get().status()).as(this + ": " + told.get().getMessage()).isIn(0, 503);
    }
    grip.close();
    grip.dropRest();
    if (!fate.isLate()) {
      grip.drop();
    }
  }

  /** The call that was held arrives. */
  void arriveLate() {
    grip.letGo();
  }

  /** It was done, or it was not, and nothing in between. */
  void isWhole(Server server) {
    assertThat(scenario.seen(scene, server.client()))
        .as(this + ": after the crash")
        .isIn(scenario.before(scene), scenario.wanted(scene));
  }

  void askAgain(Server server) {
    try {
      scenario.again(scene, server.client());
    } catch (TwinstoreException e) {
      throw new AssertionError(this + ": asked again, " + e.getMessage(), e);
    }
  }

  void isDone(Server server, String when) {
    assertThat(scenario.seen(scene, server.client()))
        .as(this + ": " + when)
        .isEqualTo(scenario.wanted(scene));
  }

  @Override
  public String toString() {
    return "%s at call %d (%s), %s".formatted(scenario, place + 1, call.kind(), fate);
  }
}
