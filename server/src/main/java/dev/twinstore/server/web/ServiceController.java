package dev.twinstore.server.web;

import dev.twinstore.server.api.ServiceApi;
import dev.twinstore.server.model.Liveness;
import dev.twinstore.server.model.Readiness;
import dev.twinstore.server.model.StoreState;
import dev.twinstore.server.twin.StoreHealth;
import dev.twinstore.server.twin.TwinStore;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether the server is alive and ready, and what its problems mean. */
@RestController
final class ServiceController implements ServiceApi {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final TwinStore store;

  ServiceController(TwinStore store) {
    this.store = store;
  }

  @Override
  public ResponseEntity<Liveness> checkLiveness() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Liveness(Liveness.StatusEnum.ALIVE));
  }

  /** Ready once both stores were usable, for as long as the table is: reads need no bucket. */
  @Override
  public ResponseEntity<Readiness> checkReadiness() {
    StoreHealth health = store.health();
    StoreState table = state(health.tableUsable());
    StoreState bucket = state(health.bucketUsable());
    if (!health.prepared() || !health.tableUsable()) {
      throw new Refusal(
          ProblemType.UNAVAILABLE,
          "The table is %s, the bucket is %s.".formatted(table.getValue(), bucket.getValue()));
    }
    Readiness.StatusEnum status =
        health.bucketUsable() ? Readiness.StatusEnum.READY : Readiness.StatusEnum.DEGRADED;
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Readiness(status, table, bucket));
  }

  @Override
  public ResponseEntity<String> explainProblem(String slug) {
    ProblemType type =
        ProblemType.ofSlug(slug)
            .orElseThrow(
                () ->
                    new Refusal(
                        ProblemType.NOT_FOUND, "There is no problem '%s'.".formatted(slug)));
    return ResponseEntity.ok()
        .contentType(HTML)
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .body(ProblemPage.of(type));
  }

  private static StoreState state(boolean usable) {
    return usable ? StoreState.USABLE : StoreState.AWAY;
  }
}
