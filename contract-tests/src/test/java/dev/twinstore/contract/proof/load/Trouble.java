package dev.twinstore.contract.proof.load;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** What befalls servers while clients ask them. What and when follows from the seed. */
public final class Trouble implements AutoCloseable {

  private final List<Server> servers;
  private final List<Server> mortal;
  private final Ground ground;
  private final Sweeps sweeps = new Sweeps();
  private final AtomicLong faults = new AtomicLong();
  private final AtomicInteger kills = new AtomicInteger();
  private final Background background = new Background();

  private Trouble(List<Server> servers, List<Server> mortal, Ground ground) {
    this.servers = servers;
    this.mortal = mortal;
    this.ground = ground;
  }

  /**
   * Begins with faults on all wires, sweeps through any server, and kills of some.
   *
   * @param mortal the servers that are killed, one at a time, and started anew
   */
  public static Trouble start(List<Server> servers, List<Server> mortal, Ground ground, long seed) {
    Trouble trouble = new Trouble(servers, mortal, ground);
    Random random = new Random(seed);
    Random forFaults = new Random(random.nextLong());
    Random forSweeps = new Random(random.nextLong());
    Random forKills = new Random(random.nextLong());
    trouble.background.repeat("faults", () -> trouble.fault(forFaults));
    trouble.background.repeat("sweeps", () -> trouble.sweep(forSweeps));
    trouble.background.repeat("kills", () -> trouble.kill(forKills));
    return trouble;
  }

  private void fault(Random draws) {
    Pause.millis(50 + draws.nextInt(400));
    Server server = servers.get(draws.nextInt(servers.size()));
    Predicate<Call> store = draws.nextBoolean() ? Call::toTable : Call::toBucket;
    boolean table = store.test(new Call(Call.Store.TABLE, "", "", "", "", ""));
    int oneIn = 1 + draws.nextInt(4);
    Effect effect = effect(draws, table);
    AtomicInteger calls = new AtomicInteger();
    try (Faults.Fault fault =
        server
            .faults()
            .when(call -> store.test(call) && calls.incrementAndGet() % oneIn == 0, effect)) {
      Pause.millis(50 + draws.nextInt(500));
      faults.addAndGet(fault.hits());
    }
  }

  private static Effect effect(Random draws, boolean table) {
    return switch (draws.nextInt(7)) {
      case 0, 1 -> Effect.answerLost();
      case 2 -> Effect.delayed(Duration.ofMillis(20 + draws.nextInt(300)));
      case 3 -> Effect.away();
      case 4 -> Effect.sentTwice();
      case 5 ->
          // Longer than the server waits: it arrives late, and after others.
          Effect.delayed(Duration.ofMillis(2_600 + draws.nextInt(3_000))).first(2);
      default ->
          table
              ? Effect.tableRefuses(500, "InternalServerError")
              : draws.nextBoolean()
                  ? Effect.bucketRefuses(500, "InternalError")
                  : Effect.bucketRefuses(503, "SlowDown");
    };
  }

  private void sweep(Random draws) {
    Pause.millis(100 + draws.nextInt(900));
    int limit = 1 + draws.nextInt(100);
    boolean two = draws.nextInt(3) == 0;
    TwinstoreClient another = ground.any(draws);
    Thread other = new Thread(() -> sweeps.sweep(another, 1000), "other-sweep");
    if (two) {
      other.start();
    }
    sweeps.sweep(ground.any(draws), limit);
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while another sweep finished", e);
    }
  }

  private void kill(Random draws) {
    background.pause(4_000 + draws.nextInt(8_000));
    if (background.isStopped()) {
      return;
    }
    Server server = mortal.get(draws.nextInt(mortal.size()));
    server.kill();
    kills.incrementAndGet();
    server.start();
    server.awaitReady();
  }

  /** Calls that met a fault. */
  public long faults() {
    return faults.get();
  }

  /** Servers that were killed. */
  public int kills() {
    return kills.get();
  }

  /** The sweeps that went on meanwhile. */
  public Sweeps sweeps() {
    return sweeps;
  }

  /** Ends all trouble, with every server alive and ready. */
  @Override
  public void close() {
    background.close();
    servers.forEach(server -> server.faults().clear());
  }
}
