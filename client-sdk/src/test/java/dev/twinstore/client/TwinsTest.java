package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.FakeServer.Request;
import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.SweepOrder;
import dev.twinstore.client.model.SweepPage;
import java.util.Iterator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TwinsTest {
  @AutoClose private final FakeServer server = new FakeServer();
  private final Twins twins = server.client().twins();

  @Test
  void comparesARowWithItsCopy() {
    assertThat(twins.inspect("items", "kettle").getMatch()).isTrue();
    assertThat(twins.inspect("items", "kettle").getOrphans()).containsExactly("o");
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> twins.inspect("items", "pot"));
  }

  @Test
  void sweepsPageByPageAsTheyAreAskedFor() {
    SweepOrder order = new SweepOrder().dryRun(true).grace(0).limit(10);
    Iterator<SweepPage> pages = twins.sweepAll(order).iterator();
    assertThat(server.requests).isEmpty();
    pages.next();
    assertThat(server.requests).hasSize(1);
    pages.forEachRemaining(page -> assertThat(page.getSeen()).isEqualTo(10));

    assertThat(server.requests)
        .extracting(Request::body)
        .containsExactly(
            "{\"dryRun\":true,\"grace\":0,\"limit\":10}",
            "{\"dryRun\":true,\"grace\":0,\"cursor\":\"2\",\"limit\":10}",
            "{\"dryRun\":true,\"grace\":0,\"cursor\":\"3\",\"limit\":10}");
    assertThat(order.getCursor()).as("the caller's order stays as it is").isNull();
  }

  /** Doing a page again does what is left to do. */
  @Test
  void sweepsOnThoughAnAnswerIsLost() {
    server.fails(Fault.NONE, Fault.DROPPED_AFTER_THE_EFFECT);

    assertThat(twins.sweepAll(new SweepOrder()).map(SweepPage::getRemoved))
        .containsExactly(1, 0, 1);
    assertThat(server.items.effects).isEqualTo(3);
    assertThat(server.requests).hasSize(4);
  }

  @Test
  void goesOnFromWhereASweepBrokeOff() {
    assertThat(twins.sweepAll(new SweepOrder().cursor("2"))).hasSize(2);
    server.answers(Response.problem(409, "sweep-refused", ",\"detail\":\"140 of 1000\""));
    assertThatExceptionOfType(SweepRefusedException.class)
        .isThrownBy(() -> twins.sweep(new SweepOrder()))
        .withMessageContaining("140 of 1000");
  }
}
