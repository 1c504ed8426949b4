package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "-0, 0",
    "1e2, 100",
    "0.00000000000000000000000000000000000001, 0.00000000000000000000000000000000000001",
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    "1e-130, 0." + ZEROS + "1"
  })
  void writesNumbersInOneForm(String given, String written) {
    assertThat(CanonicalJson.number(new BigDecimal(given)).toPlainString()).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456789012345678901234567890123456789",
        "1e126",
        "-1e126",
        "1e-131",
        "1e999999"
      })
  void refusesNumbersThatDynamoDbCantHold(String number) {
    assertThatThrownBy(() -> CanonicalJson.number(new BigDecimal(number)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isEqualForEqualValues() {
    assertThat(content("{'b':{'y':1.0,'x':[1e1]},'a':'\\u00e9'}"))
        .isEqualTo(content("{'a':'é','b':{'x':[10],'y':1}}"));
    assertThat(content("{'a':1}")).isNotEqualTo(content("{'a':'1'}"));
  }

  private static final String ZEROS =
      "000000000000000000000000000000000000000000000000000000000000000000000000000000000"
          + "000000000000000000000000000000000000000000000000";
}
