package dev.twinstore.server.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class BackgroundThreadTest {

  /** A thread that no interruption wakes, as one that reads a socket. */
  private static final class Deaf extends BackgroundThread {

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    private final boolean idle;
    volatile boolean wantedAfter;

    Deaf(boolean idle) {
      super("deaf", true, Duration.ofHours(1));
      this.idle = idle;
    }

    @Override
    protected boolean isIdle() {
      return idle;
    }

    @Override
    protected void work() {
      begun.countDown();
      boolean gone = false;
      while (!gone) {
        try {
          letGo.await();
          gone = true;
        } catch (InterruptedException e) {
          // Not heard.
        }
      }
      wantedAfter = isWanted();
      ended.countDown();
    }
  }

  @Test
  void aStopDoesNotWaitForOneThatIsIdle() throws Exception {
    Deaf thread = new Deaf(true);
    thread.start();
    thread.begun.await();

    thread.stop();

    assertThat(thread.isRunning()).isFalse();
    assertThat(thread.ended.getCount()).as("it still waits").isOne();
    thread.letGo.countDown();
    thread.ended.await();
    assertThat(thread.wantedAfter).isFalse();
  }

  @Test
  void aStopWaitsForOneThatWorks() throws Exception {
    Deaf thread = new Deaf(false);
    thread.start();
    thread.begun.await();
    new Thread(
            () -> {
              while (thread.isRunning()) {
                Thread.onSpinWait();
              }
              thread.letGo.countDown();
            })
        .start();

    thread.stop();

    assertThat(thread.ended.getCount()).as("it has ended").isZero();
  }
}
