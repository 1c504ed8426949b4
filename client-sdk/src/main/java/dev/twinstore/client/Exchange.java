package dev.twinstore.client;

import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Sends calls, each on its {@link Course}: on the caller's thread, or on none while it waits. */
final class Exchange {
  private final ClientSettings settings;
  private final HttpClient http;
  private final Json json = Json.SHARED;
  private final Sender sender;

  Exchange(ClientSettings settings, HttpClient http) {
    this.settings = settings;
    this.http = http;
    this.sender = new Sender(http, json);
  }

  ClientSettings settings() {
    return settings;
  }

  HttpClient http() {
    return http;
  }

  /** Sends a call and waits for what comes of it. */
  <T> Answer<T> send(Call<T> call) {
    Course<T> course = new Course<>(call, settings, json);
    try {
      while (true) {
        Step<T> step = course.after(sender.send(call, course.begin(), course.patience()));
        if (step.answer() != null) {
          return step.answer();
        }
        Thread.sleep(step.pause().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw course.interrupted(e);
    }
  }

  /** Sends a call and returns at once. Cancelled, it sends nothing more. */
  <T, R> CompletableFuture<R> sendAsync(Call<T> call, Function<Answer<T>, R> result) {
    CompletableFuture<Answer<T>> told = new CompletableFuture<>();
    attempt(new Course<>(call, settings, json), told);
    return Pending.following(told, result);
  }

  private <T> void attempt(Course<T> course, CompletableFuture<Answer<T>> told) {
    if (told.isDone()) {
      return;
    }
    CompletableFuture<Try> sent =
        sender.sendAsync(course.call(), course.begin(), course.patience());
    told.whenComplete((answer, failure) -> sent.cancel(true));
    orFail(sent.thenAccept(made -> goOn(course, course.after(made), told)), told);
  }

  private <T> void goOn(Course<T> course, Step<T> step, CompletableFuture<Answer<T>> told) {
    if (step.answer() != null) {
      told.complete(step.answer());
    } else {
      Executor later =
          CompletableFuture.delayedExecutor(step.pause().toNanos(), TimeUnit.NANOSECONDS);
      orFail(CompletableFuture.runAsync(() -> attempt(course, told), later), told);
    }
  }

  private static void orFail(CompletableFuture<Void> work, CompletableFuture<?> told) {
    work.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            told.completeExceptionally(Pending.reason(failure));
          }
        });
  }
}
