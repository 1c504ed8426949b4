package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.twinstore.server.outbox.Outbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as collectors get it that asked for JSON. */
@Isolated("reads what all requests log")
final class JsonLogTest {

  private static final String NUMBER = "4915550199";
  private static final String SECRET = "c2VjcmV0OnNlY3JldA";
  private static final String REPORT =
      """
      {"dragonName":"Ashwing","description":"c2VjcmV0OnNlY3JldA","family":"red","city":"Bend",
       "country":"USA","state":"Oregon","neighborhood":"Old Mill",
       "reportingPhoneNumber":"+4915550199","confirmationRequired":true}""";

  private final RunningServer server = RunningServer.fresh();
  private final Logger log = (Logger) LoggerFactory.getLogger("dev.twinstore");
  private final Level level = log.getLevel();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  private void listen(String format) {
    LoggerContext context = log.getLoggerContext();
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat(format);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(written);
    appender.start();
    log.addAppender(appender);
    log.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    log.setLevel(level);
    log.detachAppender(appender);
    appender.stop();
  }

  private List<JsonNode> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().map(JsonLogTest::line).toList();
  }

  private static JsonNode line(String line) {
    JsonNode read = JsonMapper.shared().readTree(line);
    assertThat(read.isObject()).as(line).isTrue();
    return read;
  }

  /** GELF has its own mark on what is not its own. */
  private static JsonNode field(JsonNode line, String name) {
    return line.has(name) ? line.path(name) : line.path("_" + name);
  }

  /** A line is written after the answer has left. */
  private JsonNode requestLine(String requestId) throws InterruptedException {
    long patience = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < patience) {
      for (JsonNode line : lines()) {
        if (field(line, "millis").isNumber()
            && requestId.equals(field(line, "requestId").stringValue(""))) {
          return line;
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("No line of request " + requestId + " in:\n" + written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash", "gelf"})
  void tellsARequestInFields(String format) throws Exception {
    listen(format);
    server.send("GET", "/items/none", "X-Request-Id", "r-1");

    JsonNode line = requestLine("r-1");
    assertThat(field(line, "operation").stringValue()).isEqualTo("readItem");
    assertThat(field(line, "status").intValue()).isEqualTo(404);
    assertThat(line.toString()).contains("GET /items/none 404 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash", "gelf"})
  void neverTellsAPhoneNumberABodyOrACredential(String format) throws Exception {
    listen(format);
    String wrong = REPORT.replace("+49", "+x49");
    assertThat(report("/dragons", REPORT).status()).isEqualTo(201);
    report("/dragons", REPORT).isProblem("taken", 409);
    report("/dragons?token=" + SECRET, REPORT).isProblem("invalid", 400);
    report("/dragons", wrong).isProblem("invalid", 400);
    report("/dragons", REPORT.substring(1)).isProblem("invalid", 400);
    report("/dragons/validations", wrong);
    server.outbox().with(Outbox.SUBMISSIONS).with(Outbox.NOTICES);
    RunningServer.Answer later =
        report("/dragons", REPORT.replace("Ashwing", "Embertail"), "Prefer", "respond-async");
    assertThat(later.status()).isEqualTo(202);
    assertThat(server.handler().handle(later.json().path("id").stringValue())).isTrue();
    assertThat(server.outbox().sent(Outbox.NOTICES)).isNotEmpty();
    server.store().loseAnswers();
    report("/dragons", REPORT.replace("Ashwing", "Firetail")).isProblem("unknown-outcome", 503);
    server.store().goAway();
    report("/dragons", REPORT).isProblem("unavailable", 503);
    server.send("GET", "/livez", "X-Request-Id", "last");

    requestLine("last");
    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain(NUMBER, SECRET);
  }

  private RunningServer.Answer report(String path, String body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Authorization", "Basic " + SECRET, "Cookie", "session=" + SECRET));
    return server.json("POST", path, body, all.toArray(String[]::new));
  }
}
