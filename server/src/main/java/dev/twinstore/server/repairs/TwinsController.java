package dev.twinstore.server.repairs;

import dev.twinstore.server.api.TwinsApi;
import dev.twinstore.server.model.SweepOrder;
import dev.twinstore.server.model.SweepPage;
import dev.twinstore.server.model.TwinFacts;
import dev.twinstore.server.model.TwinReport;
import dev.twinstore.server.twin.DocumentId;
import dev.twinstore.server.twin.Repairs;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The contract's operations on twins. */
@RestController
final class TwinsController implements TwinsApi {

  private final Repairs repairs;

  TwinsController(Repairs repairs) {
    this.repairs = repairs;
  }

  @Override
  public ResponseEntity<TwinReport> inspectTwins(String collection, String id) {
    dev.twinstore.server.twin.TwinReport seen = repairs.inspect(collection, new DocumentId(id));
    return answer(
        new TwinReport(seen.matches(), seen.differences(), seen.orphans())
            .row(facts(seen.row()))
            .copy(facts(seen.copy())));
  }

  /** What the order leaves out has the contract's default already. */
  @Override
  public ResponseEntity<SweepPage> sweepTwins(SweepOrder order) {
    dev.twinstore.server.twin.SweepPage page =
        repairs.sweep(
            new dev.twinstore.server.twin.SweepOrder(
                Objects.requireNonNull(order.getDryRun()),
                Duration.ofSeconds(Objects.requireNonNull(order.getGrace())),
                Optional.ofNullable(order.getCursor()),
                Objects.requireNonNull(order.getLimit())));
    return answer(
        new SweepPage(page.seen(), page.removed(), page.restored(), page.lost())
            .next(page.next().orElse(null)));
  }

  private static @Nullable TwinFacts facts(
      Optional<dev.twinstore.server.twin.TwinReport.Facts> facts) {
    return facts.map(f -> new TwinFacts(f.revision(), f.key(), f.size(), f.sha256())).orElse(null);
  }

  private static <T> ResponseEntity<T> answer(T body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
