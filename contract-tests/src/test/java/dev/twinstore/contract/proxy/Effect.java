package dev.twinstore.contract.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What becomes of a call that a fault has chosen. */
@FunctionalInterface
public interface Effect {

  /** The next hop: sends a request to the store and reads its answer. */
  @FunctionalInterface
  interface Hop {
    HttpMessage send(HttpMessage request) throws IOException;
  }

  /** The answer to give; nothing to close the connection without one. */
  Optional<HttpMessage> on(HttpMessage request, Hop store) throws IOException;

  /** The connection closes and the call never reaches the store. */
  static Effect away() {
    return (request, store) -> Optional.empty();
  }

  /** The store does what it was asked, but its answer never arrives. */
  static Effect answerLost() {
    return (request, store) -> {
      store.send(request);
      return Optional.empty();
    };
  }

  /** The bucket refuses, as S3 words it: {@code SlowDown}, {@code AccessDenied}. */
  static Effect bucketRefuses(int status, String code) {
    String body =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>By a test</Message></Error>"
            .formatted(code);
    return (request, store) -> Optional.of(HttpMessage.answer(status, "application/xml", body));
  }

  /**
   * The table refuses, as DynamoDB words it: {@code ThrottlingException}, {@code
   * InternalServerError}.
   */
  static Effect tableRefuses(int status, String code) {
    String body =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"By a test\"}"
            .formatted(code);
    return (request, store) ->
        Optional.of(HttpMessage.answer(status, "application/x-amz-json-1.0", body));
  }

  /** The table finds another transaction at work on the same rows, and applies nothing. */
  static Effect transactionConflicts() {
    return (request, store) -> {
      String body = new String(request.body(), StandardCharsets.UTF_8);
      int actions = body.split("\"TableName\"", -1).length - 1;
      String reasons =
          "{\"Code\":\"TransactionConflict\"}" + ",{\"Code\":\"None\"}".repeat(actions - 1);
      boolean transaction =
          request.header("X-Amz-Target").orElse("").endsWith("TransactWriteItems");
      String answer =
          "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"By a test\",\"CancellationReasons\":[%s]}"
              .formatted(
                  transaction ? "TransactionCanceledException" : "TransactionConflictException",
                  reasons);
      return Optional.of(HttpMessage.answer(400, "application/x-amz-json-1.0", answer));
    };
  }

  /** The call says that it arrived, waits to be let go, 30 s at most, and then goes on. */
  static Effect held(CountDownLatch arrived, CountDownLatch letGo) {
    return (request, store) -> {
      arrived.countDown();
      try {
        if (!letGo.await(30, TimeUnit.SECONDS)) {
          throw new IOException("A call was held for 30 s and never let go");
        }
      } catch (InterruptedException e) {
        throw new IOException("Interrupted while a call was held", e);
      }
      return Optional.of(store.send(request));
    };
  }

  /**
   * The queue answers that it has taken a message, and nobody will ever receive it: another queue
   * has it.
   *
   * @param other its name, as long as the queue's
   */
  static Effect lostBy(String queue, String other) {
    return (request, store) -> {
      String body = new String(request.body(), StandardCharsets.UTF_8);
      String elsewhere = body.replace("/" + queue + "\"", "/" + other + "\"");
      return Optional.of(store.send(request.withBody(elsewhere.getBytes(StandardCharsets.UTF_8))));
    };
  }

  /** The call goes on, after a while. */
  static Effect delayed(Duration delay) {
    return (request, store) -> {
      try {
        Thread.sleep(delay.toMillis());
      } catch (InterruptedException e) {
        throw new IOException("Interrupted while a call was delayed", e);
      }
      return Optional.of(store.send(request));
    };
  }

  /** The call arrives twice; the first answer is given. */
  static Effect sentTwice() {
    return (request, store) -> {
      HttpMessage answer = store.send(request);
      store.send(request);
      return Optional.of(answer);
    };
  }

  /** This effect for the first few calls, and none for those after. */
  default Effect first(int calls) {
    AtomicInteger seen = new AtomicInteger();
    return (request, store) ->
        seen.incrementAndGet() <= calls ? on(request, store) : Optional.of(store.send(request));
  }
}
