package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdempotencyKeyTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "a-1, a-1",
        "\"a-1\", a-1",
        "\"a b\", a b",
        "\"a\\\"b\", a\"b",
        "\"a\\\\b\", a\\b",
        "\"\\\\\\\"\", \\\"",
        "a!#~, a!#~",
      })
  void isTheSameQuotedAndBare(String header, String value) {
    assertThat(IdempotencyKey.of(header).value()).isEqualTo(value);
  }
}
