package dev.twinstore.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AnswerTest {

  private static JsonNode json(int status, Map<String, String> headers, byte[] body) {
    return JsonMapper.shared().readTree(new Answer(status, headers, body).json());
  }

  @Test
  void handsTextOnAsItIs() {
    JsonNode json =
        json(201, Map.of("etag", "\"1-w\""), "{\"é\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(json.path("statusCode").intValue()).isEqualTo(201);
    assertThat(json.path("headers").path("etag").stringValue()).isEqualTo("\"1-w\"");
    assertThat(json.path("body").stringValue()).isEqualTo("{\"é\":1}");
    assertThat(json.path("isBase64Encoded").booleanValue()).isFalse();
  }

  @Test
  void encodesWhatIsNoText() {
    JsonNode json = json(200, Map.of(), new byte[] {-1});

    assertThat(json.path("body").stringValue()).isEqualTo("/w==");
    assertThat(json.path("isBase64Encoded").booleanValue()).isTrue();
  }

  @Test
  void tellsOfAnAnswerThatIsTooLargeToBeHandedOn() {
    byte[] quotes = "\"".repeat(4_000_000).getBytes(StandardCharsets.UTF_8);

    JsonNode json = json(200, Map.of(), quotes);

    assertThat(json.path("statusCode").intValue()).isEqualTo(503);
    assertThat(json.path("body").stringValue()).contains("Ask for a page, by limit");
  }
}
