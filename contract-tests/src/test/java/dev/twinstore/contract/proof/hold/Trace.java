package dev.twinstore.contract.proof.hold;

import dev.twinstore.client.TwinstoreClient;
import dev.twinstore.contract.harness.Server;
import dev.twinstore.contract.proxy.Call;
import java.time.Duration;
import java.util.UUID;

/**
 * Ties the server's calls to the request that they serve: the server passes on the {@code
 * traceparent} that the request has.
 */
public record Trace(String parent) {

  /** A trace that no other request has. */
  public static Trace random() {
    String hex = UUID.randomUUID().toString().replace("-", "");
    return new Trace("00-%s-%s-01".formatted(hex, hex.substring(16)));
  }

  /** Whether a call serves a request of this trace. */
  public boolean has(Call call) {
    return call.trace().equals(parent);
  }

  /** The SDK for a server, whose requests have this trace and are sent once. */
  public TwinstoreClient client(Server server) {
    return TwinstoreClient.builder()
        .uri(server.uri())
        .requestTimeout(Duration.ofSeconds(60))
        .totalTimeout(Duration.ofSeconds(90))
        .maxAttempts(1)
        .httpClient(new TracedHttpClient(server.http(), parent))
        .build();
  }
}
