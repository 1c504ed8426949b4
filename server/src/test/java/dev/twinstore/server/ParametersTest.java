package dev.twinstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.awspring.cloud.autoconfigure.config.parameterstore.AwsParameterPropertySourceNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Settings from a parameter store, read by the real SDK from a fake that speaks its protocol. */
final class ParametersTest {

  /** Settings alone: nothing of the server is started. */
  @Configuration(proxyBeanMethods = false)
  static class Nothing {}

  private static final List<String> SDK =
      List.of("aws.endpointUrlSsm", "aws.region", "aws.accessKeyId", "aws.secretAccessKey");

  private FakeParameterStore store;

  @BeforeEach
  void start() throws IOException {
    store = new FakeParameterStore();
    System.setProperty("aws.endpointUrlSsm", store.uri());
    System.setProperty("aws.region", "us-east-1");
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    store.plain.put("/twinstore/prod/table", "tabled");
    store.secure.put("/twinstore/prod/bucket", "pails.secret");
    store.plain.put("/twinstore/prod/topic", "arn:aws:sns:us-east-1:000000000000:told");
    store.plain.put("/twinstore/prod/queue", "queued");
  }

  @AfterEach
  void stop() {
    SDK.forEach(System::clearProperty);
    store.close();
  }

  private static ConfigurableApplicationContext run(String... settings) {
    List<String> arguments = new ArrayList<>();
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new SpringApplicationBuilder(Nothing.class)
        .web(WebApplicationType.NONE)
        .run(arguments.toArray(String[]::new));
  }

  @Test
  void readsAllUnderAPathAndDecrypts() {
    try (ConfigurableApplicationContext context = run("TWINSTORE_PARAMETERS=/twinstore/prod")) {
      Environment environment = context.getEnvironment();
      assertThat(environment.getProperty("twinstore.table")).isEqualTo("tabled");
      assertThat(environment.getProperty("twinstore.bucket")).isEqualTo("pails.secret");
      assertThat(environment.getProperty("twinstore.topic")).endsWith(":told");
      assertThat(environment.getProperty("twinstore.queue")).isEqualTo("queued");
      assertThat(store.requests.get(0))
          .startsWith("AmazonSSM.GetParametersByPath")
          .contains("\"Path\":\"/twinstore/prod/\"");
    }
  }

  @Test
  void hasTheEnvironmentAboveIt() {
    try (ConfigurableApplicationContext context =
        run("TWINSTORE_PARAMETERS=/twinstore/prod/", "twinstore.table=mine")) {
      assertThat(context.getEnvironment().getProperty("twinstore.table")).isEqualTo("mine");
    }
  }

  @Test
  void stopsTheStartWhereParametersAreMissingAndNamesThem() {
    store.plain.remove("/twinstore/prod/queue");
    store.secure.clear();
    assertThatThrownBy(() -> run("TWINSTORE_PARAMETERS=/twinstore/prod/"))
        .isInstanceOf(MissingParameters.class)
        .hasMessageContaining("/twinstore/prod/bucket, no /twinstore/prod/queue");
    run("TWINSTORE_PARAMETERS=/twinstore/prod/", "TWINSTORE_QUEUE=", "TWINSTORE_BUCKET=b").close();
  }

  @Test
  void stopsTheStartWhereTheyCanNotBeReadAndSaysWhy() {
    store.refuse();
    assertThatThrownBy(() -> run("TWINSTORE_PARAMETERS=/twinstore/prod/"))
        .isInstanceOfSatisfying(
            AwsParameterPropertySourceNotFoundException.class,
            failure ->
                assertThat(new UnreadableParameters().analyze(failure).getDescription())
                    .contains("TWINSTORE_PARAMETERS", "can't be read", "not you"));
  }

  @Test
  void asksNobodyWithoutAPath() {
    run().close();
    assertThat(store.requests).isEmpty();
  }

  @Test
  void neverPrintsWhatItRead() {
    try (ConfigurableApplicationContext context = run("TWINSTORE_PARAMETERS=/twinstore/prod/")) {
      Environment environment = context.getEnvironment();
      String unspoken = environment.getProperty("twinstore.unspoken", "");
      assertThat(environment.getProperty("logging.pattern.console"))
          .contains("%replace(%m%n%wEx){'" + unspoken + "','***'}");
      assertThat("bucket 'pails.secret' of pails.secrets, tabled".replaceAll(unspoken, "***"))
          .isEqualTo("bucket '***' of pails.secrets, ***");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash", "gelf"})
  void neverPrintsItAsJsonEither(String format) {
    try (ConfigurableApplicationContext context = run("TWINSTORE_PARAMETERS=/twinstore/prod/")) {
      LoggerContext logs = new LoggerContext();
      logs.setMDCAdapter(MDC.getMDCAdapter());
      logs.putObject(Environment.class.getName(), context.getEnvironment());
      StructuredLogEncoder json = new StructuredLogEncoder();
      json.setContext(logs);
      json.setFormat(format);
      json.setCharset(StandardCharsets.UTF_8);
      json.start();
      byte[] line =
          json.encode(
              new LoggingEvent(
                  "",
                  logs.getLogger("any"),
                  Level.WARN,
                  "bucket pails.secret",
                  new IllegalStateException("tabled"),
                  null));
      assertThat(new String(line, StandardCharsets.UTF_8))
          .contains("bucket ***", "IllegalStateException: ***")
          .doesNotContain("pails.secret", "tabled");
    }
  }
}
