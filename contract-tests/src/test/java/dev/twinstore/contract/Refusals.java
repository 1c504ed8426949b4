package dev.twinstore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.twinstore.client.TwinstoreException;
import dev.twinstore.client.model.Violation;
import dev.twinstore.contract.harness.AtOnce.Attempt;
import dev.twinstore.contract.stores.Document;
import dev.twinstore.contract.stores.Json;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a request that is refused must get: the right problem, with every place that is wrong. */
public final class Refusals {

  private static final List<String> INSIDE =
      List.of(
          "Exception",
          "java.",
          "software.amazon",
          "tools.jackson",
          "arn:aws",
          "contract-tests",
          "\tat ");

  private Refusals() {}

  /** Asserts that the SDK is refused, with violations in just these places, in any order. */
  public static TwinstoreException assertRefused(
      int status, String slug, ThrowingCallable call, String... places) {
    TwinstoreException refusal = assertRefusedSomewhere(status, slug, call);
    assertThat(refusal.violations().stream().map(Refusals::place).distinct())
        .as(refusal.getMessage())
        .containsExactlyInAnyOrder(places);
    return refusal;
  }

  /** Asserts that the SDK is refused, wherever the server sees what is wrong. */
  public static TwinstoreException assertRefusedSomewhere(
      int status, String slug, ThrowingCallable call) {
    TwinstoreException refusal = catchThrowableOfType(TwinstoreException.class, call);
    assertThat(refusal).as("a refusal by %d %s", status, slug).isNotNull();
    assertThat(refusal.status() + " " + refusal.slug())
        .as(refusal.getMessage())
        .isEqualTo(status + " " + slug);
    return refusal;
  }

  private static String place(Violation violation) {
    return Stream.of(violation.getPointer(), violation.getParameter(), violation.getHeader())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("nowhere");
  }

  /**
   * Asserts that an answer is this problem, with violations in just these places, and tells nothing
   * of the inside.
   */
  public static void assertProblem(Response answer, int status, String slug, String... places) {
    assertProblem(answer, status, slug);
    List<Object> errors =
        Json.array(Json.readObject(answer.asString()).getOrDefault("errors", List.of()));
    assertThat(errors.stream().map(Json::object).map(Refusals::place).distinct())
        .as(answer.asString())
        .containsExactlyInAnyOrder(places);
  }

  /**
   * Asserts that an answer is this problem, wherever it sees what is wrong, and tells nothing of
   * the inside.
   */
  public static void assertProblem(Response answer, int status, String slug) {
    String body = answer.asString();
    assertThat(answer.statusCode()).as(body).isEqualTo(status);
    assertThat(answer.contentType()).as(body).startsWith("application/problem+json");
    Map<String, Object> problem = Json.readObject(body);
    assertThat((String) problem.get("type")).endsWith("/problems/" + slug);
    assertThat(problem.get("status")).isEqualTo(Json.number("" + status));
    assertThat(body).as("a problem that keeps the inside to itself").doesNotContain(INSIDE);
  }

  private static String place(Map<String, Object> violation) {
    return Stream.of("pointer", "parameter", "header")
        .map(violation::get)
        .filter(Objects::nonNull)
        .map(Object::toString)
        .findFirst()
        .orElse("nowhere");
  }

  /** Asserts that every attempt that did not succeed was refused by one of these statuses. */
  public static void assertOthersAre(List<? extends Attempt<?>> attempts, Integer... statuses) {
    assertThat(attempts.stream().filter(attempt -> !attempt.succeeded()).map(Attempt::refusal))
        .allSatisfy(
            refusal ->
                assertThat(((TwinstoreException) refusal).status())
                    .as(refusal.getMessage())
                    .isIn((Object[]) statuses));
  }

  /**
   * Asserts that one attempt to create succeeded, and that the others were told that it did;
   * returns what was created.
   */
  public static Document assertExactlyOneWins(List<Attempt<Document>> attempts) {
    List<Attempt<Document>> winners = attempts.stream().filter(Attempt::succeeded).toList();
    assertThat(winners).hasSize(1);
    assertOthersAre(attempts, 409);
    return winners.get(0).value();
  }
}
