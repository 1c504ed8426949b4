package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
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
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
  }

  /** The line is written after the answer has left. */
  private ILoggingEvent line() {
    long patience = System.nanoTime() + 5_000_000_000L;
    while (lines.list.isEmpty() && System.nanoTime() < patience) {
      Thread.onSpinWait();
    }
    return List.copyOf(lines.list).get(0);
  }

  @Test
  void tellsARequestByItsIdAndTraceButNotByWhatItHolds() {
    server.json(
        "POST", "/items?secret=1", "{\"hidden\":1}", "X-Request-Id", "r-1", "traceparent", TRACE);

    assertThat(line().getMDCPropertyMap())
        .isEqualTo(Map.of("requestId", "r-1", "traceparent", TRACE));
    assertThat(line().getFormattedMessage())
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
  void ignoresATraceThatIsMalformed(String trace) {
    server.send("GET", "/livez", "traceparent", trace);

    assertThat(line().getMDCPropertyMap()).containsOnlyKeys("requestId");
  }
}
