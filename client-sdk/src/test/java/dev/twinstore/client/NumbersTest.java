package dev.twinstore.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.client.FakeServer.Response;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers keep 38 digits by value, on the way there and back. */
class NumbersTest {
  @AutoClose private final FakeServer server = new FakeServer();
  private final Items items = server.client().items();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "2147483648",
        "9007199254740993",
        "0.1",
        "1.7000000000000001776356839400250464",
        "12345678901234567890123456789012345678",
        "-99999999999999999999999999999999999999",
        "1.2345678901234567890123456789012345678",
        "1E+125",
        "1E-130"
      })
  void arriveAsTheyAre(String number) {
    server.answers(
        new Response(
            200,
            Map.of("Content-Type", "application/json"),
            "{\"id\":\"k\",\"attributes\":{\"n\":%s,\"deep\":[{\"n\":%s}]}}"
                .formatted(number, number)));

    Map<String, Object> attributes = items.read("k").getAttributes();
    assertThat(new BigDecimal(attributes.get("n").toString())).isEqualByComparingTo(number);
    assertThat(attributes.get("deep")).isEqualTo(List.of(Map.of("n", attributes.get("n"))));
  }

  @Test
  void leaveAsTheyAre() {
    server.items.add("k", "K");
    items.patch(
        "k",
        MergePatch.create()
            .set("a", new BigInteger("12345678901234567890123456789012345678"))
            .set("b", new BigDecimal("1.2345678901234567890123456789012345678"))
            .set("c", new BigDecimal("1E-130"))
            .set("d", Long.MAX_VALUE)
            .set("e", List.of(Map.of("f", new BigDecimal("0.1000")))));

    assertThat(server.last().body())
        .isEqualTo(
            "{\"a\":12345678901234567890123456789012345678,"
                + "\"b\":1.2345678901234567890123456789012345678,"
                + "\"c\":1E-130,\"d\":9223372036854775807,\"e\":[{\"f\":0.1000}]}");
  }
}
