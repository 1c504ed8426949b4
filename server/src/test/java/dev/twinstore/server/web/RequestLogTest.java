package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Isolated("reads what all requests log")
final class RequestLogTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final RunningServer server = RunningServer.fresh();
  private final Logger log = (Logger) LoggerFactory.getLogger(RequestValve.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.list = new CopyOnWriteArrayList<>();
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
  }

  /** The line of one request, which is written after its answer has left, as others' are. */
  private ILoggingEvent line(String requestId) throws InterruptedException {
    long patience = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < patience) {
      for (ILoggingEvent line : lines.list) {
        if (requestId.equals(line.getMDCPropertyMap().get("requestId"))) {
          return line;
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("No line of request " + requestId);
  }

  @Test
  void tellsARequestByItsIdAndTraceButNotByWhatItHolds() throws Exception {
    server.json(
        "POST", "/items?secret=1", "{\"hidden\":1}", "X-Request-Id", "r-1", "traceparent", TRACE);

    assertThat(line("r-1").getMDCPropertyMap())
        .isEqualTo(Map.of("requestId", "r-1", "traceparent", TRACE));
    assertThat(line("r-1").getFormattedMessage())
        .startsWith("POST /items 400 ")
        .doesNotContain("secret", "hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "nonsense",
      })
  void ignoresATraceThatIsMalformed(String trace) throws Exception {
    server.send("GET", "/livez", "X-Request-Id", "r-2", "traceparent", trace);

    assertThat(line("r-2").getMDCPropertyMap()).containsOnlyKeys("requestId");
  }
}
