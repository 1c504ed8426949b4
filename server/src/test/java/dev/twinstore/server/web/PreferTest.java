package dev.twinstore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PreferTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "respond-async",
        "Respond-ASYNC",
        " respond-async ",
        "respond-async, wait=10",
        "return=minimal,respond-async",
        "respond-async;a=b",
        "respond-async ; a ; b=\"c,d;e\"",
        "respond-async=\"\"",
        "foo=\"a, b\", respond-async",
        ", ,respond-async",
        "@@, respond-async",
        "handling=lenient; x=\"\\\"\", respond-async"
      })
  void hasWhatIsWished(String header) {
    assertThat(Prefer.of(header).has(Prefer.RESPOND_ASYNC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "respond-asynchronously",
        "respond",
        "wait=10",
        "foo=\"respond-async\"",
        "foo=\"a, respond-async\"",
        "foo; respond-async",
        "respond-async=never",
        "respond-async x",
        "\"respond-async\""
      })
  void hasNoWishThatIsNotThere(String header) {
    assertThat(Prefer.of(header).has(Prefer.RESPOND_ASYNC)).isFalse();
  }

  @Test
  void hasNoneWithoutTheHeader() {
    assertThat(Prefer.of(null).preferences()).isEmpty();
  }
}
