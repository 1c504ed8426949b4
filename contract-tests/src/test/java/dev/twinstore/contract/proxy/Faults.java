package dev.twinstore.contract.proxy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The faults that are in force on the wire between the server and its stores. */
public final class Faults {

  private final List<Fault> inForce = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();

  /** A fault is in force until closed. */
  public final class Fault implements AutoCloseable {
    private final Predicate<Call> chosen;
    private final Effect effect;
    private final AtomicInteger hits = new AtomicInteger();

    private Fault(Predicate<Call> chosen, Effect effect) {
      this.chosen = chosen;
      this.effect = effect;
    }

    /** How many calls met this fault so far. */
    public int hits() {
      return hits.get();
    }

    @Override
    public void close() {
      inForce.remove(this);
    }
  }

  /** Puts a fault in force for the calls that it chooses; earlier faults are asked first. */
  public Fault when(Predicate<Call> chosen, Effect effect) {
    Fault fault = new Fault(chosen, effect);
    inForce.add(fault);
    return fault;
  }

  /** Whether nothing stands between the server and its stores. */
  public boolean none() {
    return inForce.isEmpty();
  }

  /** Lifts all of them. */
  public void clear() {
    inForce.clear();
  }

  /** How many calls are between the server and its stores, those included that are held here. */
  public int underWay() {
    return underWay.get();
  }

  Optional<HttpMessage> pass(Call call, HttpMessage request, Effect.Hop store)
      throws java.io.IOException {
    underWay.incrementAndGet();
    try {
      for (Fault fault : inForce) {
        if (fault.chosen.test(call)) {
          fault.hits.incrementAndGet();
          return fault.effect.on(request, store);
        }
      }
      return Optional.of(store.send(request));
    } finally {
      underWay.decrementAndGet();
    }
  }
}
