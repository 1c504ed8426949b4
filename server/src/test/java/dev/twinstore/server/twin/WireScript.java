package dev.twinstore.server.twin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;

/** Says which calls meet a fault, and remembers the calls that there were. */
final class WireScript {

  private final SdkHttpClient real;
  private final List<Made> calls = new ArrayList<>();
  private final List<WireCall> late = new ArrayList<>();
  private final List<Planned> named = new ArrayList<>();
  private Map<Integer, WireFault> plan = Map.of();

  /** A call that was made: its name and its kind. */
  record Made(String name, String kind) {}

  private record Planned(String call, WireFault fault, boolean stays) {}

  WireScript(SdkHttpClient real) {
    this.real = real;
  }

  /** Forgets the calls that were, and puts faults on calls to come, counted from 0. */
  synchronized void plan(Map<Integer, WireFault> faults) {
    calls.clear();
    plan = faults;
  }

  /** Puts a fault on the next call of that name. */
  synchronized void next(String call, WireFault fault) {
    named.add(new Planned(call, fault, false));
  }

  /** Puts a fault on every call of that name until the wire heals. */
  synchronized void every(String call, WireFault fault) {
    named.add(new Planned(call, fault, true));
  }

  synchronized void heal() {
    named.clear();
    plan(Map.of());
  }

  /** Whether every fault that was put on a name has been met. */
  synchronized boolean allHappened() {
    return named.isEmpty();
  }

  /** The calls since the plan was made. */
  synchronized List<Made> calls() {
    return List.copyOf(calls);
  }

  /** Takes note of a call and says what it meets. */
  synchronized WireFault record(WireCall call) {
    WireFault fault = plan.getOrDefault(calls.size(), WireFault.NONE);
    calls.add(new Made(call.name(), call.kind()));
    for (Planned planned : named) {
      if (planned.call().equals(call.name())) {
        if (!planned.stays()) {
          named.remove(planned);
        }
        return planned.fault();
      }
    }
    return fault;
  }

  synchronized void holdBack(WireCall call) {
    late.add(call);
  }

  /**
   * Sends what was held back; whatever it is answered.
   *
   * @return whether there was anything
   */
  boolean deliverLate() throws IOException {
    List<WireCall> due;
    synchronized (this) {
      due = List.copyOf(late);
      late.clear();
    }
    for (WireCall call : due) {
      call.sendBlindly(real);
    }
    return !due.isEmpty();
  }
}
