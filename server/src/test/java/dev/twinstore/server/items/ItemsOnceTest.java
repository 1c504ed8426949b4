package dev.twinstore.server.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.web.RunningServer;
import dev.twinstore.server.web.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creations that are sent again under an idempotency key. */
final class ItemsOnceTest {

  private static final String BODY =
      "{\"name\":\"Kettle\",\"description\":\"d\",\"attributes\":{\"b\":1.50,\"a\":[null,1E+2]}}";

  private final RunningServer server = RunningServer.fresh();

  private Answer create(String body, String key) {
    return server.json("POST", "/items", body, "Idempotency-Key", key);
  }

  @Test
  void getTheFirstAnswerAgain() {
    Answer first = create(BODY, "\"k-1\"");
    assertThat(first.status()).as(first.body()).isEqualTo(201);
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    String id = first.json().path("id").stringValue();
    assertThat(first.header("Location")).isEqualTo("/items/" + id);
    assertThat(first.body()).isEqualTo(server.send("GET", "/items/" + id).body());
    server.json("PATCH", "/items/" + id, "{\"description\":\"changed\"}");

    Answer again = create(BODY, "\"k-1\"");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
      assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
    }
    assertThat(server.send("GET", "/items").json().path("items").size()).isEqualTo(1);
  }

  @Test
  void areTheSameHoweverKeyAndBodyAreWritten() {
    create(BODY, "k-1");
    Answer again =
        create(
            " {\"attributes\" : {\"a\":[null,100.0], \"b\":15e-1},\n"
                + "  \"description\":\"\\u0064\", \"name\":\"Kettle\"}",
            "\"k-1\"");
    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"Kettle\",\"description\":\"e\"}",
        "{\"name\":\"Kettle\",\"description\":\"d\",\"id\":\"kettle\"}",
        "{\"name\":\"Kettle\",\"description\":\"d\",\"attributes\":{}}",
        "{\"name\":\"Kettle\",\"description\":\"d\",\"attributes\":{\"a\":null}}",
      })
  void areRefusedWithAnotherBody(String other) {
    create("{\"name\":\"Kettle\",\"description\":\"d\"}", "k-1");
    Answer refused = create(other, "k-1").isProblem("key-reused", 422);
    assertThat(refused.violations()).containsExactly("Idempotency-Key: reused");
    assertThat(server.send("GET", "/items").json().path("items").size()).isEqualTo(1);
  }

  @Test
  void areNewOnesUnderAnotherKeyOrNone() {
    create(BODY, "k-1");
    create(BODY, "k-2").isProblem("taken", 409);
    server.json("POST", "/items", BODY).isProblem("taken", 409);
  }

  @Test
  void areJudgedAnewWhenTheFirstWasRefused() {
    server.json("POST", "/items", "{\"id\":\"a\",\"name\":\"Kettle\",\"description\":\"d\"}");
    create(BODY, "k-1").isProblem("taken", 409);
    server.send("DELETE", "/items/a");
    Answer created = create(BODY, "k-1");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void keepAMemberWhoseNameIsAsLongAsABodyMayBe() {
    String body =
        "{\"name\":\"n\",\"description\":\"d\",\"attributes\":{\"%s\":12345678901234567890.5}}"
            .formatted("x".repeat(200_000));
    Answer first = create(body, "k-1");
    assertThat(first.status()).isEqualTo(201);
    assertThat(create(body, "k-1").body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''   | Idempotency-Key: minLength,Idempotency-Key: pattern",
        "\"\" | Idempotency-Key: pattern",
        "a b  | Idempotency-Key: pattern",
        "\"a  | Idempotency-Key: pattern",
        "a\"b | Idempotency-Key: pattern",
      })
  void areRefusedUnderAKeyThatIsNone(String key, String violations) {
    assertThat(create(BODY, key).isProblem("invalid", 400).violations())
        .containsExactlyInAnyOrder(violations.split(","));
    assertThat(create("{}", "k".repeat(256)).isProblem("invalid", 400).violations())
        .contains("Idempotency-Key: maxLength", "/name required");
  }

  @Test
  void areRefusedUnderTwoKeys() {
    Answer refused =
        server.json("POST", "/items", BODY, "Idempotency-Key", "k-1", "Idempotency-Key", "k-2");
    assertThat(refused.isProblem("invalid", 400).violations())
        .containsExactly("Idempotency-Key: repeated");
    assertThat(server.send("GET", "/items").json().path("items").size()).isZero();
  }
}
