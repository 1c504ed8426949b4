package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twinstore.client.FakeServer.Response;
import dev.twinstore.client.model.ItemReplacement;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A try whose effect nobody knows, and what later answers can and can't say of it. */
class DoubtTest {
  private static final ItemReplacement POT =
      new ItemReplacement().name("Pot").description("Does not whistle.");

  @AutoClose private final FakeServer server = new FakeServer();
  private final Items items = server.client().items();

  @ParameterizedTest
  @CsvSource({"404, not-found", "409, taken", "412, precondition-failed"})
  void isNotEndedByARefusalThatDependsOnTheState(int status, String slug) {
    server
        .answers(Response.problem(503, "unknown-outcome", ""))
        .answers(Response.problem(status, slug, ""));

    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> items.replace("kettle", POT))
        .satisfies(
            told -> {
              assertThat(told.status()).isEqualTo(status);
              assertThat(told.slug()).isEqualTo("unknown-outcome");
            })
        .havingCause()
        .isInstanceOfSatisfying(
            TwinstoreException.class, cause -> assertThat(cause.slug()).isEqualTo(slug));
  }

  @Test
  void isEndedByARefusalOfTheRequestItself() {
    server
        .answers(Response.problem(503, "unknown-outcome", ""))
        .answers(Response.problem(413, "too-large", ""));

    assertThatExceptionOfType(TooLargeException.class)
        .isThrownBy(() -> items.replace("kettle", POT));
  }

  @Test
  void isNotEndedByAServerThatIsUnavailableAfterwards() {
    for (int attempt = 0; attempt < 4; attempt++) {
      server.answers(Response.problem(503, attempt == 0 ? "unknown-outcome" : "unavailable", ""));
    }

    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> items.delete("kettle"))
        .satisfies(told -> assertThat(told.slug()).isEqualTo("unknown-outcome"));
    assertThat(server.requests).hasSize(4);
  }

  @Test
  void ofADeleteIsEndedByTheDocumentsAbsence() {
    server.answers(Response.problem(503, "unknown-outcome", ""));

    items.delete("never-was-there");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void ofADeleteIsNotEndedByA404OfSomethingInBetween() {
    server
        .answers(Response.problem(503, "unknown-outcome", ""))
        .answers(new Response(404, Map.of("Content-Type", "text/html"), "<h1>No such host</h1>"));

    assertThatExceptionOfType(TwinstoreException.class).isThrownBy(() -> items.delete("kettle"));
  }

  /** The name was free at the first try, perhaps, and it may still be made. */
  @Test
  void ofACreationIsNotEndedByWhatIsTakenNow() {
    server
        .answers(Response.problem(503, "unknown-outcome", ""))
        .answers(Response.problem(409, "taken", ""));

    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> items.create(Operation.kettle()))
        .withCauseInstanceOf(TakenException.class);
  }

  /** Another request's record stands where this one's would be, had it been made. */
  @Test
  void ofACreationIsEndedByAnotherRequestOfItsKey() {
    server
        .answers(Response.problem(503, "unknown-outcome", ""))
        .answers(Response.problem(422, "key-reused", ""));

    assertThatExceptionOfType(KeyReusedException.class)
        .isThrownBy(() -> items.create(Operation.kettle(), "k"));
  }

  @Test
  void isWhatAFailureOfTheServerLeavesBehind() {
    server.answers(Response.problem(500, "internal", ""));

    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> items.replace("kettle", POT, "\"1-w\""))
        .satisfies(told -> assertThat(told.status()).isEqualTo(500));
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void isNamedByTheRequestIdThatTheServerLogged() {
    server.fails(Fault.DROPPED_AFTER_THE_EFFECT);
    Items once = server.builder().maxAttempts(1).build().items();

    assertThatExceptionOfType(UnknownOutcomeException.class)
        .isThrownBy(() -> once.create(Operation.kettle()))
        .satisfies(
            told -> {
              assertThat(told.status()).isZero();
              assertThat(told.requestId()).isEqualTo(server.requests.get(0).header("X-request-id"));
            })
        .withMessageContaining("createItem (POST /items)")
        .withMessageContaining("may or may not");
  }
}
