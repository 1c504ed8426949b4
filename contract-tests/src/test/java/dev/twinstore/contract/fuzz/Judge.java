package dev.twinstore.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.contract.stores.Json;
import dev.twinstore.contract.wire.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Whether an answer is what has to become of its request, beside what the contract says of it. */
final class Judge {

  private static final Set<Integer> INVALID = Set.of(400, 405, 406, 413, 415);
  private static final List<String> INSIDE =
      List.of("Exception", "java.", "software.amazon", "tools.jackson", "arn:aws", "\tat ");

  private Judge() {}

  /** Asserts it. */
  static void judge(Shot shot, Exchange answer) {
    assertThat(answer.status()).as("%s", answer).isBetween(200, 499);
    boolean shown = !answer.method().equals("HEAD");
    if (answer.status() >= 400 && shown) {
      assertThat(answer.header("Content-Type").orElse(""))
          .as("%s", answer)
          .startsWith("application/problem+json");
      assertThat(answer.body()).doesNotContain(INSIDE);
    }
    boolean draft = shot.aim().target().draft() && answer.status() == 200;
    boolean refused = draft ? !named(answer).isEmpty() : answer.status() == 400;
    switch (shot.expected()) {
      case TAKEN -> {
        assertThat(answer.status()).as("%s", answer).isNotIn(INVALID);
        assertThat(refused).as("%s is refused", answer).isFalse();
      }
      case REFUSED -> {
        assertThat(refused).as("%s is refused", answer).isTrue();
        assertNamed(shot, answer, shown);
      }
      case EITHER -> {
        if (refused) {
          assertNamed(shot, answer, shown);
        } else {
          assertThat(answer.status()).as("%s", answer).isNotIn(INVALID);
        }
      }
      case NOT_ACCEPTABLE, TOO_LARGE, UNSUPPORTED ->
          assertThat(answer.status()).as("%s", answer).isEqualTo(shot.expected().status());
    }
  }

  /** What is wrong deep inside a place is wrong in that place. */
  private static void assertNamed(Shot shot, Exchange answer, boolean shown) {
    if (!shown) {
      return;
    }
    String place = shot.aim().place().named();
    assertThat(named(answer))
        .as("%s", answer)
        .isNotEmpty()
        .allSatisfy(
            named -> assertThat(named.equals(place) || named.startsWith(place + "/")).isTrue());
  }

  /** The places that an answer names; a value that is taken is no less valid. */
  private static List<String> named(Exchange answer) {
    if (answer.body().isEmpty()) {
      return List.of();
    }
    Map<String, Object> body = Json.readObject(answer.body());
    return Json.array(body.getOrDefault("errors", List.of())).stream()
        .map(Json::object)
        .filter(violation -> !"taken".equals(violation.get("code")))
        .map(
            violation ->
                Stream.of("pointer", "parameter", "header")
                    .map(violation::get)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .findFirst()
                    .orElse("nowhere"))
        .toList();
  }
}
