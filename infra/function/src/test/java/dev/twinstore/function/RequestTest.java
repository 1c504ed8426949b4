package dev.twinstore.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

final class RequestTest {

  private static Request of(String rest) {
    return Request.of(
        JsonMapper.shared()
            .readTree(
                """
                {"version": "2.0", "requestContext": {"http": {"method": "GET"}}, %s}"""
                    .formatted(rest)));
  }

  @Test
  void encodesThePathThatTheGatewayDecoded() {
    assertThat(of("\"rawPath\": \"/items/a b?c#d%é/~._-\"").target())
        .isEqualTo("/items/a%20b%3Fc%23d%25%C3%A9/~._-");
  }

  @Test
  void leavesTheQueryAsItCame() {
    assertThat(of("\"rawPath\": \"/items\", \"rawQueryString\": \"name=%20a&limit=\"").target())
        .isEqualTo("/items?name=%20a&limit=");
  }

  @Test
  void readsABodyOfTextAndOneThatIsEncoded() {
    assertThat(of("\"rawPath\": \"/\", \"body\": \"é\"").body()).isEqualTo(new byte[] {-61, -87});
    assertThat(of("\"rawPath\": \"/\", \"body\": \"/w==\", \"isBase64Encoded\": true").body())
        .isEqualTo(new byte[] {-1});
    assertThat(of("\"rawPath\": \"/\"").body()).isEmpty();
  }

  @Test
  void refusesAnEventOfAnotherKind() {
    assertThatThrownBy(() -> Request.of(JsonMapper.shared().readTree("{\"version\": \"1.0\"}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2.0");
  }
}
