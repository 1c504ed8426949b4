package dev.twinstore.contract;

import static dev.twinstore.contract.Refusals.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonValidation;
import dev.twinstore.client.model.Violation;
import dev.twinstore.contract.collection.CollectionUnderTest;
import dev.twinstore.contract.harness.Contracted;
import dev.twinstore.contract.harness.NeedsFaults;
import dev.twinstore.contract.harness.Run;
import dev.twinstore.contract.proxy.Call;
import dev.twinstore.contract.proxy.Faults;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only dragons have: a report that says more than is kept, and validation alone. */
@ExtendWith(Contracted.class)
record DragonsTest(Run run) {

  private static final String NUMBER = "4915550199";

  private CollectionUnderTest dragons() {
    return run.collection("dragons");
  }

  private Map<String, Object> report() {
    Map<String, Object> report = dragons().full();
    report.put("reportingPhoneNumber", "+" + NUMBER);
    report.put("confirmationRequired", true);
    return report;
  }

  private Response send(String path, String body) {
    return run.raw().wrong().contentType("application/json").body(body).post(path);
  }

  @Test
  void whatIsSaidOfWhoeverReportsIsTakenAndNowhereToBeFound() {
    String key = UUID.randomUUID().toString();
    String body = Json.write(report());
    Response created =
        run.raw()
            .right()
            .header("Idempotency-Key", key)
            .contentType(ContentType.JSON)
            .body(body)
            .post("/dragons");
    assertThat(created.statusCode()).isEqualTo(201);
    Document dragon = dragons().document(Json.readObject(created.asString()));
    assertThat(dragon.content()).containsOnlyKeys(dragons().required());

    List<String> seen = new ArrayList<>();
    seen.add(created.asString());
    seen.add(created.headers().toString());
    seen.add(run.raw().right().get(dragons().path(dragon.id())).asString());
    seen.add(run.raw().right().get("/dragons").asString());
    seen.add(run.stores().row("dragons", dragon.id()).orElseThrow().toString());
    seen.add(run.stores().object(run.ledger(dragons()).twins().keyOf(dragon)).asUtf8String());
    seen.add(run.stores().rows("idempotency", "answer", "request").toString());
    assertThat(seen).noneMatch(text -> text.contains(NUMBER));
  }

  @Test
  void aRepetitionIsToldByTheWholeReport() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> report = report();
    assertThat(post(key, report).statusCode()).isEqualTo(201);
    assertThat(post(key, report).header("Idempotency-Replayed")).isEqualTo("true");
    report.put("reportingPhoneNumber", "+4915550100");
    assertProblem(post(key, report), 422, "key-reused", "Idempotency-Key");
  }

  private Response post(String key, Map<String, Object> report) {
    return run.raw()
        .wrong()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(Json.write(report))
        .post("/dragons");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"123\"",
        "\"+\"",
        "\"555-0199-22\"",
        "\"+1234567890123456\"",
        "4915550199",
        "null",
        "[]"
      })
  void aPhoneNumberThatIsNoneIs400(String number) {
    Map<String, Object> report = report();
    report.put("reportingPhoneNumber", Json.read(number));
    assertProblem(send("/dragons", Json.write(report)), 400, "invalid", "/reportingPhoneNumber");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yes\"", "\"true\"", "1", "null", "{}"})
  void aWishForAConfirmationThatIsNeitherTrueNorFalseIs400(String wish) {
    Map<String, Object> report = report();
    report.put("confirmationRequired", Json.read(wish));
    assertProblem(send("/dragons", Json.write(report)), 400, "invalid", "/confirmationRequired");
  }

  @Test
  void onlyAReportSaysAnythingOfWhoeverReports() {
    Document dragon = dragons().create(dragons().full());
    for (String method : List.of("PUT", "PATCH")) {
      Response refused =
          run.raw()
              .wrong()
              .contentType("application/json")
              .body(Json.write(report()))
              .request(method, dragons().path(dragon.id()));
      assertProblem(refused, 400, "invalid", "/reportingPhoneNumber", "/confirmationRequired");
    }
    assertThat(dragons().read(dragon.id())).isEqualTo(dragon);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"dragonName\":\"Ashwing\"}",
        "{\"dragonName\":\" \",\"family\":1,\"city\":null,\"bogus\":true,\"id\":\"x\"}",
        "{\"dragonName\":\"a\",\"dragonName\":\"b\"}",
        "{\"dragonName\":\"a\\u0000b\",\"bogus\":1e999}",
        "{\"confirmationRequired\":\"yes\",\"reportingPhoneNumber\":\"call me\"}"
      })
  void aValidationHasTheErrorsThatAPostHas(String body) {
    Response refused = send("/dragons", body);
    assertProblem(refused, 400, "invalid");

    Response judged = send("/dragons/validations", body);

    assertThat(judged.statusCode()).as(judged.asString()).isEqualTo(200);
    assertThat(Json.readObject(judged.asString()))
        .isEqualTo(
            Map.of("valid", false, "errors", Json.readObject(refused.asString()).get("errors")));
  }

  @Test
  void aValidationOfANameThatIsTakenHasTheErrorsOfThe409() {
    Map<String, Object> report = report();
    report.put("dragonName", " " + dragons().create(dragons().full()).content().get("dragonName"));

    Response refused = send("/dragons", Json.write(report));
    assertProblem(refused, 409, "taken", "/dragonName");
    Response judged = send("/dragons/validations", Json.write(report));

    assertThat(Json.readObject(judged.asString()))
        .isEqualTo(
            Map.of("valid", false, "errors", Json.readObject(refused.asString()).get("errors")));
  }

  @Test
  void aValidationOfAGoodReportFindsNothingAndStoresNothing() {
    Set<String> before = run.ledger(dragons()).twins().ids();
    Map<String, Object> report = report();

    Response judged =
        run.raw()
            .right()
            .contentType(ContentType.JSON)
            .body(Json.write(report))
            .post("/dragons/validations");

    assertThat(judged.statusCode()).isEqualTo(200);
    assertThat(judged.contentType()).startsWith("application/json");
    assertThat(Json.readObject(judged.asString()))
        .isEqualTo(Map.of("valid", true, "errors", List.of()));
    assertThat(run.ledger(dragons()).twins().ids()).isEqualTo(before);
    assertThat(send("/dragons", Json.write(report)).statusCode()).isEqualTo(201);
  }

  @Test
  void theSdkValidatesToo() {
    DragonValidation none =
        run.client().dragons().validate(Json.model(report(), DragonReport.class));
    assertThat(none.getValid()).isTrue();
    assertThat(none.getErrors()).isEmpty();

    DragonValidation some = run.client().dragons().validate(Map.of("confirmationRequired", "yes"));
    assertThat(some.getValid()).isFalse();
    assertThat(some.getErrors())
        .extracting(Violation::getPointer)
        .contains("/confirmationRequired", "/dragonName");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{\"dragonName\":", "[]", "[{}]", "null", "1", "\"x\"", "{} {}"})
  void aValidationOfWhatIsNoJsonObjectIs400(String body) {
    assertProblem(send("/dragons/validations", body), 400, "invalid");
  }

  @Test
  void aValidationOfAnotherTypeIs415AndOfTooMuch413() {
    assertProblem(
        run.raw().wrong().contentType("text/plain").body("{}").post("/dragons/validations"),
        415,
        "unsupported-media-type");
    assertProblem(send("/dragons/validations", "{}" + " ".repeat(1024 * 1024)), 413, "too-large");
  }

  @Test
  void thePathOfValidationsIsNoDragons() {
    for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
      Response refused = run.raw().wrong().request(method, "/dragons/validations");
      assertProblem(refused, 405, "method-not-allowed");
      assertThat(refused.header("Allow")).isEqualTo("POST");
    }
  }

  @Test
  @NeedsFaults
  void withTheTableAwayAValidationIs503() {
    try (Faults.Fault fault = run.faults().when(Call::toTable, Outage.TABLE_IS_AWAY.effect())) {
      assertProblem(send("/dragons/validations", Json.write(report())), 503, "unavailable");
      assertThat(fault.hits()).isPositive();
    }
  }
}
