package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinstore.server.twin.Content;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

final class ExactNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "0e999999999999, 0",
    "1.0, 1",
    "1e2, 100",
    "10E-1, 1",
    "-1.50, -1.5",
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    "100e-00000000000000000001, 10",
    "1e+00000000000000000001, 10",
  })
  void readsByValue(String text, BigDecimal value) {
    assertThat(ExactNumber.of(text).orElseThrow().decimalValue()).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @CsvSource({"1.0, true", "1e2, true", "1.5, false", "0.0, true"})
  void tellsWholeNumbers(String text, boolean whole) {
    assertThat(ExactNumber.of(text).orElseThrow().isIntegralNumber()).isEqualTo(whole);
  }

  @Test
  void agreesWithTheKernelOnWhatCanBeKept() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "").append("7");
      int digits = 30 + random.nextInt(12);
      for (int d = 1; d < digits; d++) {
        text.append(random.nextInt(10));
        if (d == digits / 2 && random.nextBoolean()) {
          text.append(".").append(random.nextInt(10));
        }
      }
      text.append("e").append(random.nextInt(360) - 180);
      assertThat(ExactNumber.of(text.toString()).isPresent())
          .as("%s, seed %d", text, seed)
          .isEqualTo(kernelTakes(new BigDecimal(text.toString())));
    }
  }

  private static boolean kernelTakes(BigDecimal number) {
    try {
      Content.of(JsonNodeFactory.instance.objectNode().put("n", number));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
