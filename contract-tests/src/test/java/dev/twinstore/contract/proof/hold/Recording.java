package dev.twinstore.contract.proof.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Pause;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The calls that a server makes for one request when nothing goes wrong, in their order. */
public final class Recording {

  private Recording() {}

  /** Makes a request and records its calls; fails when any call escapes the request's trace. */
  public static List<Call> of(Server server, Consumer<TwinstoreClient> request) {
    Trace trace = Trace.random();
    List<Call> all = new CopyOnWriteArrayList<>();
    try (Faults.Fault onlooker =
        server
            .faults()
            .when(
                call -> {
                  all.add(call);
                  return false;
                },
                Effect.away())) {
      request.accept(trace.client(server));
      assertThat(onlooker.hits()).isZero();
    }
    assertThat(all)
        .isNotEmpty()
        .as("calls, each with the trace of its request")
        .allMatch(trace::has);
    return List.copyOf(all);
  }

  /**
   * Makes a request to one server and records the calls that another makes for it, as a worker,
   * until it has deleted the message.
   */
  public static List<Call> ofWork(Server worker, Server server, Consumer<TwinstoreClient> request) {
    Trace trace = Trace.random();
    List<Call> all = new CopyOnWriteArrayList<>();
    try (Faults.Fault onlooker =
        worker
            .faults()
            .when(
                call -> {
                  if (trace.has(call)) {
                    all.add(call);
                  }
                  return false;
                },
                Effect.away())) {
      request.accept(trace.client(server));
      Pause.until(
          "the message is deleted",
          Duration.ofSeconds(60),
          () -> all.stream().anyMatch(call -> call.operation().equals("DeleteMessage")));
      assertThat(onlooker.hits()).isZero();
    }
    return List.copyOf(all);
  }
}
