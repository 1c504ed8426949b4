package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that nobody waits for take the same course as those that somebody waits for. */
@Timeout(20)
class AsyncTest {
  @AutoClose private final FakeServer server = new FakeServer();

  private static @Nullable Throwable failureOf(CompletableFuture<?> future) throws Exception {
    try {
      future.get(10, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** Each operation with each fault: what is told, what was sent, and what took effect. */
  @ParameterizedTest
  @EnumSource
  void endsAsTheCallThatWaitsDoes(Operation operation) throws Exception {
    for (Fault fault : Fault.values()) {
      if (fault == Fault.SILENT_AFTER_THE_EFFECT) {
        continue;
      }
      begin(operation, fault);
      TwinstoreException told = operation.on(server.client().items());
      int requests = server.requests.size();
      int effects = server.items.effects;

      begin(operation, fault);
      Throwable toldLater = failureOf(operation.later(server.client().async().items()));
      assertThat(toldLater == null ? null : toldLater.getClass())
          .as("%s %s", operation, fault)
          .isEqualTo(told == null ? null : told.getClass());
      assertThat(server.requests).as("%s %s", operation, fault).hasSize(requests);
      assertThat(server.items.effects).as("%s %s", operation, fault).isEqualTo(effects);
    }
  }

  private void begin(Operation operation, Fault fault) {
    server.items.clear();
    server.requests.clear();
    server.faults.clear();
    if (operation != Operation.CREATE) {
      server.items.add("kettle", "Kettle");
    }
    server.fails(fault);
  }

  @Test
  void holdsNoThreadWhileManyCallsPause() throws Exception {
    int calls = 50;
    for (int call = 0; call < calls; call++) {
      server.answers(busy("1"));
    }
    int before = Thread.activeCount();
    AsyncItems items = server.client().async().items();

    List<CompletableFuture<Item>> created =
        IntStream.range(0, calls).mapToObj(call -> items.create(Operation.kettle())).toList();
    while (server.requests.size() < calls) {
      Thread.sleep(5);
    }
    // The fake server has threads of its own, in another group of the same JVM: so only a bound.
    assertThat(Thread.activeCount() - before).isLessThan(calls + 40);
    CompletableFuture<?> all = CompletableFuture.allOf(created.toArray(CompletableFuture[]::new));
    assertThat(failureOf(all)).isInstanceOf(TakenException.class);
    assertThat(server.requests).hasSize(2 * calls);
    assertThat(server.items.effects).isEqualTo(1);
  }

  private static Response busy(String retryAfter) {
    return new Response(
        503,
        Map.of("Content-Type", "application/problem+json", "Retry-After", retryAfter),
        "{\"type\":\"/problems/unavailable\",\"title\":\"Unavailable\",\"status\":503}");
  }

  @Test
  void boundsTheWaitForAnAnswer() throws Exception {
    server.fails(Fault.SILENT_AFTER_THE_EFFECT);
    AsyncItems items =
        server
            .builder()
            .requestTimeout(Duration.ofMillis(300))
            .maxAttempts(1)
            .build()
            .async()
            .items();

    assertThat(failureOf(items.delete("kettle")))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void sendsNothingMoreOnceItIsCancelled() throws Exception {
    server.answers(busy("1"));
    CompletableFuture<Item> created = server.client().async().items().create(Operation.kettle());
    while (server.requests.isEmpty()) {
      Thread.sleep(5);
    }
    created.cancel(true);
    Thread.sleep(1_300);

    assertThat(server.requests).hasSize(1);
    assertThat(created).isCancelled();
  }

  @Test
  void refusesAtOnceWhatCanNotBeSent() {
    AsyncItems items = server.client().async().items();

    assertThatIllegalArgumentException().isThrownBy(() -> items.read(".."));
    assertThatIllegalArgumentException().isThrownBy(() -> items.create(Operation.kettle(), ""));
    assertThat(server.requests).isEmpty();
  }

  @Test
  void walksOverAllPagesInTheirOrder() throws Exception {
    for (int number = 1; number <= 5; number++) {
      server.items.add("item-" + number, "Item " + number);
    }
    AsyncItems items = server.client().async().items();
    List<String> seen = new ArrayList<>();

    assertThat(failureOf(items.forEach(ItemQuery.all(), item -> seen.add(item.getId())))).isNull();
    assertThat(seen).containsExactly("item-1", "item-2", "item-3", "item-4", "item-5");
    Page<Item> first = items.page(ItemQuery.all()).get();
    Page<Item> second = items.page(ItemQuery.all().cursor(first.next().orElseThrow())).get();
    assertThat(second.documents()).extracting(Item::getId).containsExactly("item-3", "item-4");

    IllegalStateException no = new IllegalStateException("no");
    assertThat(
            failureOf(
                items.forEach(
                    ItemQuery.all(),
                    item -> {
                      throw no;
                    })))
        .isSameAs(no);
  }

  @Test
  void findsNothingWithoutAFailure() throws Exception {
    AsyncItems items = server.client().async().items();

    assertThat(items.find("pot").get()).isEmpty();
    assertThat(failureOf(items.read("pot"))).isInstanceOf(NotFoundException.class);
    server.items.add("pot", "Pot");
    assertThat(items.readIfChanged("pot", "\"1-w\"").get()).isEmpty();
    assertThat(items.find("pot").get()).map(Item::getName).contains("Pot");
  }
}
