package dev.twinstore.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.Reply;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proof.Figures;
import dev.twinstore.contract.proof.Scale;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bytes below HTTP's niceties: no 5xx, each refusal a problem, nothing answered that was hidden in
 * another request, nothing written that did not arrive whole.
 */
@ExtendWith(Contracted.class)
record BytesTest(Run run) {

  private static final Scale SCALE = Scale.fromEnv();
  private static final AtomicInteger SENT = new AtomicInteger();
  private static final AtomicInteger ANSWERED = new AtomicInteger();

  @ParameterizedTest
  @EnumSource
  void bytesThatAreNoHttpAreRefusedOrNotAnswered(Bytes.Kind kind) {
    CollectionUnderTest items = run.collection("items");
    Document there = items.create(items.full());
    run.ledger(items).doubt(there.id());
    String path = items.path(there.id());
    int times = SCALE.requests() / 50;
    new Hunt<Bytes>(SCALE.seed() + kind.ordinal(), this::send)
        .through(Collections.nCopies(times, Bytes.about(kind, path, Json.write(items.minimal()))));
    assertThat(run.raw().right().get("/livez").statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void tell() {
    Figures.print(
        "fuzzing: %d sequences of bytes that are no HTTP, %d answers", SENT.get(), ANSWERED.get());
  }

  private void send(Bytes bytes) {
    List<Reply> replies = run.bare().send(bytes.bytes(), false);
    SENT.incrementAndGet();
    ANSWERED.addAndGet(replies.size());
    for (Reply reply : replies) {
      if (bytes.isOfHttp11()) {
        assertThat(reply.status()).as("%s", reply).isBetween(100, 499);
        assertThat(reply.hasHead()).as("%s", reply).isTrue();
      } else {
        // 505 is HTTP's own word for a version that is not spoken here (RFC 9110, 15.6.6).
        assertThat(reply.status() < 500 || reply.status() == 505).as("%s", reply).isTrue();
      }
      if (reply.status() >= 400 && reply.hasHead()) {
        assertThat(reply.header("Content-Type"))
            .as("%s", reply)
            .startsWith("application/problem+json");
        assertThat(reply.header("X-Request-Id")).as("%s", reply).isNotEmpty();
      }
      assertThat(reply.body()).doesNotContain(Bytes.SMUGGLED, "Exception", "Tomcat", "\tat ");
      assertThat(bytes.whole() || reply.status() >= 400).as("%s", reply).isTrue();
    }
  }
}
