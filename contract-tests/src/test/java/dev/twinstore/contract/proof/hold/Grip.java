package dev.twinstore.contract.proof.hold;

import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.proxy.Hold;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds one call of a request, by its place among the request's calls, before the store sees it or
 * before its answer is passed on; and what the server may send after it, should it lose patience.
 */
public final class Grip implements AutoCloseable {

  private final Trace trace;
  private final int place;
  private final Hold hold = new Hold();
  private final Hold rest = new Hold();
  private final AtomicInteger chosen = new AtomicInteger();
  private final AtomicInteger later = new AtomicInteger();
  private final Faults.Fault one;
  private final Faults.Fault others;

  /** Takes hold of a call to be. */
  public Grip(Server server, Trace trace, int place, boolean after) {
    this.trace = trace;
    this.place = place;
    this.one = server.faults().when(this::isTheOne, after ? hold.after() : hold.before());
    Effect never = rest.before();
    this.others = server.faults().when(this::isLater, never);
  }

  private boolean isTheOne(Call call) {
    return trace.has(call) && chosen.getAndIncrement() == place;
  }

  /** Asked only of calls that were not the one, so the count lacks it. */
  private boolean isLater(Call call) {
    return trace.has(call) && later.getAndIncrement() >= place;
  }

  /** Whether the call is held. */
  public boolean holds() {
    return hold.hasArrived();
  }

  /** Lets the call go on, and waits until the store has done what it asks for. */
  public void letGo() {
    hold.letGo();
  }

  /** Lets the call go on, and all that come after it. */
  public void release() {
    close();
    rest.letGo();
    hold.letGo();
  }

  /** Drops the call. */
  public void drop() {
    hold.drop();
  }

  /** Drops what the server sent after it. */
  public void dropRest() {
    rest.drop();
  }

  @Override
  public void close() {
    one.close();
    others.close();
  }
}
