package dev.twinstore.server.repairs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.twinstore.server.twin.InMemoryTwinStore;
import dev.twinstore.server.twin.ScriptedRepairs;
import dev.twinstore.server.twin.StoreHealth;
import dev.twinstore.server.twin.SweepOrder;
import dev.twinstore.server.twin.SweepPage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SweepScheduleTest {

  private static final SweepPage NOTHING = ScriptedRepairs.NOTHING;

  private final ScriptedRepairs repairs = new ScriptedRepairs();
  private final InMemoryTwinStore store = new InMemoryTwinStore();
  private final SweepSchedule schedule =
      new SweepSchedule(repairs, store, new RepairSettings(Duration.ofSeconds(1)));
  private final Logger log = (Logger) LoggerFactory.getLogger(SweepSchedule.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stop() {
    schedule.stop();
    log.detachAppender(lines);
  }

  @Test
  void walksThePagesAndTellsWhatCameOfThem() {
    repairs
        .then(new SweepPage(100, 1, 0, 0, Optional.of("p2")))
        .then(new SweepPage(50, 0, 2, 1, Optional.empty()));
    schedule.start();
    await(() -> repairs.orders().size() >= 3);
    assertThat(repairs.orders().subList(0, 3))
        .extracting(SweepOrder::cursor)
        .containsExactly(Optional.empty(), Optional.of("p2"), Optional.empty());
    assertThat(repairs.orders()).allMatch(o -> !o.dryRun() && o.grace().toHours() == 1);
    assertThat(messages())
        .as("a sweep that did nothing is not told")
        .containsExactly("A sweep looked at 150 copies and rows: 1 removed, 2 restored, 1 lost");
  }

  @Test
  void tellsAFailureOnceAndGoesOnAtTheNextTurn() {
    repairs
        .then(new SweepPage(1, 0, 0, 0, Optional.of("p2")))
        .thenIsUnavailable()
        .thenIsUnavailable()
        .then(NOTHING)
        .thenRefuses();
    schedule.start();
    await(() -> repairs.orders().size() >= 6);
    assertThat(repairs.orders().get(2).cursor()).as("begun anew").isEmpty();
    assertThat(messages())
        .containsExactly(
            "A sweep broke off, the next begins in PT1S: The bucket is away",
            "A sweep broke off, the next begins in PT1S: A sweep could delete the copies of others:"
                + " table 'secret' is paired with bucket 'other'");
    assertThat(lines.list).allMatch(line -> line.getThrowableProxy() == null);
  }

  @Test
  void waitsUntilTheStoresArePrepared() throws Exception {
    store.healthIs(new StoreHealth(false, false, false));
    schedule.start();
    Thread.sleep(1_500);
    assertThat(repairs.orders()).isEmpty();
    store.healthIs(new StoreHealth(true, true, true));
    await(() -> !repairs.orders().isEmpty());
  }

  @Test
  void stopsWithTheServer() throws Exception {
    schedule.start();
    assertThat(schedule.isRunning()).isTrue();
    schedule.stop();
    assertThat(schedule.isRunning()).isFalse();
    int orders = repairs.orders().size();
    Thread.sleep(1_500);
    assertThat(repairs.orders()).hasSize(orders);
    assertThat(messages()).isEmpty();
  }

  @Test
  void neverBeginsWhenToldSo() {
    SweepSchedule never = new SweepSchedule(repairs, store, new RepairSettings(Duration.ZERO));
    never.start();
    assertThat(never.isRunning()).isFalse();
  }

  private List<String> messages() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static void await(BooleanSupplier condition) {
    long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
