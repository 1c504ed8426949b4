package dev.twinstore.client;

import dev.twinstore.client.DocumentOperations.Change;
import dev.twinstore.client.DocumentOperations.Conditional;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document, changes it, and writes it back if it is still as it was read; otherwise begins
 * again, until the time of a call is over. One that the change leaves as it is isn't written.
 */
final class Editor<D, R> {
  private final Conditional<D> read;
  private final Change<R, D> replace;
  private final Exchange exchange;
  private final String id;
  private final UnaryOperator<D> change;
  private final Deadline deadline;
  private int rounds;

  Editor(
      DocumentOperations<D, ?, R, ?> operations,
      Exchange exchange,
      String id,
      UnaryOperator<D> change) {
    this.read = operations.read();
    this.replace = operations.replace();
    this.exchange = exchange;
    this.id = id;
    this.change = change;
    this.deadline = Deadline.in(exchange.settings().totalTimeout());
  }

  D edit() {
    while (true) {
      Answer<Map<String, @Nullable Object>> seen = exchange.send(reading());
      Draft<D> draft = draft(seen);
      if (!draft.changed()) {
        return draft.document();
      }
      try {
        return exchange.send(writing(draft, seen)).required();
      } catch (PreconditionFailedException e) {
        pauseAfter(e);
      }
    }
  }

  CompletableFuture<D> editAsync() {
    return exchange
        .sendAsync(reading(), seen -> seen)
        .thenCompose(
            seen -> {
              Draft<D> draft = draft(seen);
              return draft.changed()
                  ? writeAsync(draft, seen)
                  : CompletableFuture.completedFuture(draft.document());
            });
  }

  private CompletableFuture<D> writeAsync(
      Draft<D> draft, Answer<Map<String, @Nullable Object>> seen) {
    return exchange
        .sendAsync(writing(draft, seen), Answer::required)
        .exceptionallyCompose(
            failure -> {
              if (failure instanceof PreconditionFailedException stale) {
                Executor later =
                    CompletableFuture.delayedExecutor(pause(stale).toNanos(), TimeUnit.NANOSECONDS);
                return CompletableFuture.supplyAsync(this::editAsync, later)
                    .thenCompose(again -> again);
              }
              return CompletableFuture.failedFuture(failure);
            });
  }

  private Call<Map<String, @Nullable Object>> reading() {
    return read.call(id, Precondition.NONE).as(Draft.MEMBERS);
  }

  private Draft<D> draft(Answer<Map<String, @Nullable Object>> seen) {
    return Draft.of(seen.required(), read.call(id, Precondition.NONE).type(), change);
  }

  /** The body is put in as members, so that none is lost that the SDK's model does not have. */
  private Call<D> writing(Draft<D> draft, Answer<Map<String, @Nullable Object>> seen) {
    String etag = String.valueOf(seen.required().get("etag"));
    return replace.call(id, null, etag, null).body("application/json", draft.members());
  }

  private void pauseAfter(PreconditionFailedException stale) {
    try {
      Thread.sleep(pause(stale).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stale;
    }
  }

  /** Drawn at random, so that those who met don't meet again. */
  private Duration pause(PreconditionFailedException stale) {
    rounds++;
    Duration pause =
        exchange.settings().backoff().after(rounds, Duration.ZERO, ThreadLocalRandom.current());
    if (!deadline.allows(pause)) {
      throw stale;
    }
    return pause;
  }
}
