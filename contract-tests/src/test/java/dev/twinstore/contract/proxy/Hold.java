package dev.twinstore.contract.proxy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call that is kept on the wire until a test decides what becomes of it, though who sent it may
 * be dead by then.
 */
public final class Hold {

  private static final int MINUTES = 3;

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CompletableFuture<Boolean> goesOn = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);

  /** Keeps the call before the store sees it. */
  public Effect before() {
    return (request, store) -> {
      try {
        return decided() ? Optional.of(store.send(request)) : Optional.empty();
      } finally {
        over.countDown();
      }
    };
  }

  /** Lets the store do what it is asked, and keeps its answer. */
  public Effect after() {
    return (request, store) -> {
      HttpMessage answer = store.send(request);
      try {
        return decided() ? Optional.of(answer) : Optional.empty();
      } finally {
        over.countDown();
      }
    };
  }

  private boolean decided() throws IOException {
    arrived.countDown();
    try {
      return goesOn.get(MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IOException("Nobody decided what becomes of a call that is held", e);
    }
  }

  /** Whether the call is here. */
  public boolean hasArrived() {
    return arrived.getCount() == 0;
  }

  /** Lets the call, or its answer, go on, and waits until the store has done what it is asked. */
  public void letGo() {
    decide(true);
  }

  /** Drops the call, or its answer. */
  public void drop() {
    decide(false);
  }

  private void decide(boolean on) {
    goesOn.complete(on);
    try {
      if (hasArrived() && !over.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("A call that was held did not go on within a minute");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted while a call that was held went on", e);
    }
  }
}
