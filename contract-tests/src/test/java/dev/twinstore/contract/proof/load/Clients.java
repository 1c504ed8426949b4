package dev.twinstore.contract.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.proof.history.Answer;
import dev.twinstore.contract.proof.history.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Many clients that ask for whatever comes to their mind of few documents, of a server that is
 * drawn each time, until they are stopped. What they choose follows from the seed.
 */
public final class Clients implements AutoCloseable {

  /** After a refusal, so that a dead server is not asked a thousand times a second. */
  private static final int BREATH_MILLIS = 20;

  private final Ground ground;
  private final Notebook notebook;
  private final List<String> ids;
  private final List<String> names;
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  private Clients(Ground ground, Notebook notebook, List<String> ids) {
    this.ground = ground;
    this.notebook = notebook;
    this.ids = ids;
    // More names than documents, and few enough to meet.
    this.names = IntStream.range(0, ids.size() * 2).mapToObj(i -> ids.get(0) + " " + i).toList();
  }

  /** Sets some clients to work. */
  public static Clients start(
      Ground ground, Notebook notebook, List<String> ids, int count, long seed) {
    Clients clients = new Clients(ground, notebook, ids);
    for (int number = 0; number < count; number++) {
      Witness witness = new Witness(number, notebook);
      Random random = new Random(seed * 1_000 + number);
      Thread thread = new Thread(() -> clients.work(witness, random), "client-" + number);
      clients.threads.add(thread);
      thread.start();
    }
    return clients;
  }

  private void work(Witness witness, Random random) {
    try {
      while (!stopped) {
        if (ask(witness, random) == Told.REFUSED) {
          Pause.millis(BREATH_MILLIS);
        }
      }
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private Answer ask(Witness witness, Random random) {
    TwinstoreClient server = ground.any(random);
    String id = ids.get(random.nextInt(ids.size()));
    String name = names.get(random.nextInt(names.size()));
    Optional<String> none = Optional.empty();
    int die = random.nextInt(100);
    if (die < 18) {
      return witness.create(server, id, name);
    } else if (die < 34) {
      return witness.replace(server, id, name, none);
    } else if (die < 46) {
      return witness.replace(server, id, name, witness.etag(id));
    } else if (die < 58) {
      return witness.patch(server, id, none);
    } else if (die < 64) {
      return witness.patch(server, id, witness.etag(id));
    } else if (die < 70) {
      return witness.delete(server, id, none);
    } else if (die < 74) {
      return witness.delete(server, id, witness.etag(id));
    } else if (die < 94) {
      return witness.read(server, id);
    }
    witness.list(server, ids, 1 + random.nextInt(5));
    return Told.UNKNOWN;
  }

  /** Lets them go on for so long, or until one of them fails. */
  public void goOnFor(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    while (failures.isEmpty() && System.nanoTime() < until) {
      Pause.millis(Math.min(200, Math.max(1, (until - System.nanoTime()) / 1_000_000)));
    }
  }

  /** Lets each finish what it is at, and tells what went wrong with the clients themselves. */
  @Override
  public void close() {
    stopped = true;
    for (Thread thread : threads) {
      try {
        thread.join(120_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException("Interrupted while clients finished", e);
      }
      assertThat(thread.isAlive()).as(thread.getName() + " is still waiting").isFalse();
    }
    assertThat(failures).as("what clients failed on").isEmpty();
  }
}
