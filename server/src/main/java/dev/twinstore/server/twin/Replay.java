package dev.twinstore.server.twin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Finds the answer that an earlier request of an idempotency key was given. */
final class Replay {

  private final Table table;
  private final Bucket bucket;
  private final Clock clock;

  Replay(Table table, Bucket bucket, Clock clock) {
    this.table = table;
    this.bucket = bucket;
    this.clock = clock;
  }

  /**
   * @throws KeyReused when the key belongs to another request
   */
  Optional<Once.Answer> find(Once once, Budget budget) {
    return table
        .receipt(Receipt.keyOf(once), budget)
        .filter(receipt -> !receipt.isOver(clock.instant()))
        .map(receipt -> of(once, receipt, budget));
  }

  /**
   * @throws KeyReused when the key belongs to another request
   */
  Once.Answer of(Once once, Receipt receipt, Budget budget) {
    if (!receipt.request().equals(once.request())) {
      throw new KeyReused(once.key());
    }
    String answer =
        receipt.inBucket()
            ? bucket
                .get(receipt.answer(), budget)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new Unavailable("The stored answer is missing"))
            : receipt.answer();
    return new Once.Answer(answer, true);
  }
}
