package dev.twinstore.contract.proof.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proof.hold.Grip;
import dev.twinstore.contract.proof.hold.Trace;
import dev.twinstore.contract.proof.load.Witness;
import java.time.Duration;

/** A writer whose server falls asleep while one call of the write is on the wire. */
final class Sleeper {

  private final String id;
  private final Task task;
  private final Witness witness;
  private Grip grip;
  private Thread thread;

  Sleeper(String id, Task task, Witness witness) {
    this.id = id;
    this.task = task;
    this.witness = witness;
  }

  String id() {
    return id;
  }

  Task task() {
    return task;
  }

  /** Writes. */
  void begin(Server server, Held held) {
    task.arrange(witness, server.client(), id);
    Trace trace = Trace.random();
    TwinstoreClient client = trace.client(server);
    grip = new Grip(server, trace, held.place(), held.after());
    thread = new Thread(() -> task.act(witness, client, id), "sleeper-" + task);
    thread.start();
  }

  /** Waits until the call is held. */
  void isHeld() {
    Pause.until(task + ": the call is held", Duration.ofSeconds(60), grip::holds);
  }

  /** Lets the call go on, whether or not the server is awake. */
  void letGo() {
    grip.release();
  }

  /** Waits until the writer was answered. */
  void awaken() {
    try {
      thread.join(90_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while a sleeper woke up", e);
    }
    assertThat(thread.isAlive()).as(task + " was never answered").isFalse();
  }

  /** Where a writer is held: before the store sees a call, or before the server sees its answer. */
  record Held(int place, boolean after) {}
}
