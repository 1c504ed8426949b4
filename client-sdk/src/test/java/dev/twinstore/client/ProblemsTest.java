package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twinstore.client.FakeServer.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
  private static final String TWO_VIOLATIONS =
      ",\"detail\":\"2 things are wrong.\",\"instance\":\"/items\",\"errors\":["
          + "{\"pointer\":\"/name\",\"code\":\"required\",\"detail\":\"is required\"},"
          + "{\"parameter\":\"limit\",\"code\":\"maximum\",\"detail\":\"must be 1000 at most\"}]";

  @AutoClose private final FakeServer server = new FakeServer();
  private final Items items = server.builder().maxAttempts(1).build().items();

  private TwinstoreException told() {
    return catchThrowableOfType(TwinstoreException.class, () -> items.create(Operation.kettle()));
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid, InvalidRequestException",
    "404, not-found, NotFoundException",
    "405, method-not-allowed, MethodNotAllowedException",
    "406, not-acceptable, NotAcceptableException",
    "409, taken, TakenException",
    "412, precondition-failed, PreconditionFailedException",
    "413, too-large, TooLargeException",
    "415, unsupported-media-type, UnsupportedMediaTypeException",
    "422, key-reused, KeyReusedException",
    "409, sweep-refused, SweepRefusedException",
    "503, unavailable, UnavailableException",
    "503, unknown-outcome, UnknownOutcomeException",
    "418, from-a-newer-server, UnexpectedAnswerException",
  })
  void haveAClassEach(int status, String slug, String type) {
    server.answers(Response.problem(status, slug, ""));

    TwinstoreException told = told();
    assertThat(told.getClass().getSimpleName()).isEqualTo(type);
    assertThat(told.status()).isEqualTo(status);
    assertThat(told.slug()).isEqualTo(slug);
  }

  @Test
  void tellEverythingThatTheServerSaid() {
    server.answers(Response.problem(400, "invalid", TWO_VIOLATIONS));

    TwinstoreException told = told();
    assertThat(told.title()).isEqualTo("invalid");
    assertThat(told.detail()).isEqualTo("2 things are wrong.");
    assertThat(told.requestId()).isEqualTo(server.last().header("X-request-id")).isNotEmpty();
    assertThat(told.violations()).hasSize(2);
    assertThat(told.violations().get(0).getPointer()).isEqualTo("/name");
    assertThat(told.violations().get(1).getParameter()).isEqualTo("limit");
    assertThat(told)
        .hasMessageContaining("createItem (POST /items): invalid: 2 things are wrong.")
        .hasMessageContaining("/name is required; limit must be 1000 at most")
        .hasMessageContaining("status 400, request " + told.requestId());
  }

  @Test
  void canBeSerialized() throws IOException {
    server.answers(Response.problem(400, "invalid", TWO_VIOLATIONS));

    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(told());
    }
  }

  /** Else a wrong address would look like a store without documents. */
  @Test
  void areNotReadIntoA404OfSomethingThatIsNotTwinstore() {
    server.answers(new Response(404, Map.of("Content-Type", "text/html"), "<h1>Not Found</h1>"));

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(() -> items.find("kettle"))
        .satisfies(told -> assertThat(told.status()).isEqualTo(404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "<html>", "[]", "{\"revision\":\"many\"}"})
  void sayWhenASuccessCannotBeUnderstood(String body) {
    server.answers(new Response(200, Map.of("Content-Type", "application/json"), body));

    assertThatExceptionOfType(UnexpectedAnswerException.class)
        .isThrownBy(() -> items.read("kettle"))
        .satisfies(told -> assertThat(told.status()).isEqualTo(200));
  }

  @Test
  void areNoneWhenANewerServerSaysMore() {
    server.answers(
        new Response(
            200,
            Map.of("Content-Type", "application/json"),
            "{\"id\":\"kettle\",\"name\":\"K\",\"colour\":{\"deep\":[1]}}"));

    assertThat(items.read("kettle").getName()).isEqualTo("K");
  }
}
