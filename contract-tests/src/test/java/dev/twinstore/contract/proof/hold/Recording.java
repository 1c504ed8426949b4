package dev.twinstore.contract.proof.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Effect;
import dev.twinstore.contract.proxy.Faults;
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
}
