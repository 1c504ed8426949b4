package dev.twinstore.client;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An answer that is still to come, as its caller sees it. */
final class Pending {
  private Pending() {}

  /**
   * A future of its own, of a result that is made of a work's: it fails with the reason itself and
   * not with a wrapper around it, and when it is cancelled, so is the work.
   */
  static <T, R> CompletableFuture<R> following(CompletableFuture<T> work, Function<T, R> result) {
    CompletableFuture<R> told = new CompletableFuture<>();
    work.thenApply(result)
        .whenComplete(
            (value, failure) -> {
              if (failure == null) {
                told.complete(value);
              } else {
                told.completeExceptionally(reason(failure));
              }
            });
    cancelWith(told, work);
    return told;
  }

  /** What was read; empty where there is none. */
  static <T> CompletableFuture<Optional<T>> orEmpty(CompletableFuture<T> read) {
    CompletableFuture<Optional<T>> found =
        read.handle(
            (value, failure) -> {
              if (failure == null) {
                return Optional.of(value);
              }
              if (reason(failure) instanceof NotFoundException) {
                return Optional.empty();
              }
              throw new CompletionException(reason(failure));
            });
    CompletableFuture<Optional<T>> told = following(found, result -> result);
    cancelWith(told, read);
    return told;
  }

  private static void cancelWith(CompletableFuture<?> told, CompletableFuture<?> work) {
    told.whenComplete(
        (value, failure) -> {
          if (told.isCancelled()) {
            work.cancel(true);
          }
        });
  }

  static Throwable reason(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : Objects.requireNonNull(failure);
  }
}
