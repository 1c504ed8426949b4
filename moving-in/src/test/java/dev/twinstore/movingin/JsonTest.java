package dev.twinstore.movingin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "1 | 1.0 | true",
        "1e2 | 100 | true",
        "0.1 | 0.10000000000000000000000000000000000001 | false",
        "1 | \"1\" | false",
        "null | null | true",
        "null | 0 | false",
        "{\"a\":1,\"b\":[1,2]} | {\"b\":[1.0,2],\"a\":1} | true",
        "{\"a\":1} | {\"a\":1,\"b\":null} | false",
        "[1,2] | [2,1] | false",
        "[1] | [1,1] | false",
      })
  void comparesByValue(String one, String other, boolean same) {
    assertThat(Json.same(Json.read(one.getBytes(UTF_8)), Json.read(other.getBytes(UTF_8))))
        .isEqualTo(same);
  }
}
