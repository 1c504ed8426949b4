package dev.twinstore.function;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer as an HTTP API wants it, payload format 2.0.
 *
 * @param headers several values of a name are joined by a comma
 */
record Answer(int status, Map<String, String> headers, byte[] body) {

  /** What a function may answer, in bytes (Lambda Developer Guide, "Quotas": 6 MB). */
  private static final int LARGEST = 6 * 1024 * 1024;

  /** As JSON; one that is too large to be handed on becomes a problem. */
  byte[] json() {
    byte[] json = JsonMapper.shared().writeValueAsBytes(tree());
    return json.length <= LARGEST ? json : tooLarge().json();
  }

  private ObjectNode tree() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("statusCode", status);
    headers.forEach(json.putObject("headers")::put);
    try {
      json.put(
          "body", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
      json.put("isBase64Encoded", false);
    } catch (CharacterCodingException e) {
      json.put("body", Base64.getEncoder().encodeToString(body));
      json.put("isBase64Encoded", true);
    }
    return json;
  }

  /** Those who ask for a page never get here. */
  private static Answer tooLarge() {
    return new Answer(
        503,
        Map.of("content-type", "application/problem+json", "retry-after", "1"),
        """
        {"type":"/problems/unavailable","title":"Unavailable","status":503,\
        "detail":"The answer is larger than a function may give. Ask for a page, by limit."}"""
            .getBytes(StandardCharsets.UTF_8));
  }
}
