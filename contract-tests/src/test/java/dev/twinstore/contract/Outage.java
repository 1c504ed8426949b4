package dev.twinstore.contract;

import dev.twinstore.contract.proxy.Effect;
import java.util.function.Supplier;

/** The ways in which a store can fail for longer than the server will wait. */
enum Outage {
  BUCKET_IS_AWAY(Effect::away),
  BUCKET_IS_SLOWED_DOWN(() -> Effect.bucketRefuses(503, "SlowDown")),
  BUCKET_FAILS(() -> Effect.bucketRefuses(500, "InternalError")),
  BUCKET_FORBIDS(() -> Effect.bucketRefuses(403, "AccessDenied")),
  BUCKETS_ANSWERS_ARE_LOST(Effect::answerLost),
  TABLE_IS_AWAY(Effect::away),
  TABLE_FAILS(() -> Effect.tableRefuses(500, "InternalServerError")),
  TABLE_THROTTLES(() -> Effect.tableRefuses(400, "ThrottlingException")),
  TABLE_LACKS_THROUGHPUT(() -> Effect.tableRefuses(400, "ProvisionedThroughputExceededException")),
  TABLE_FORBIDS(() -> Effect.tableRefuses(400, "AccessDeniedException")),
  TABLE_CONFLICTS(Effect::transactionConflicts),
  TABLES_ANSWERS_ARE_LOST(Effect::answerLost);

  private final Supplier<Effect> effect;

  Outage(Supplier<Effect> effect) {
    this.effect = effect;
  }

  Effect effect() {
    return effect.get();
  }
}
