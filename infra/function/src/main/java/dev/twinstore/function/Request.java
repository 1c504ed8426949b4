package dev.twinstore.function;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request as an HTTP API hands it on, payload format 2.0 (API Gateway Developer Guide, "Create
 * AWS Lambda proxy integrations for HTTP APIs").
 *
 * @param target path and query, encoded
 * @param headers by their names in lower case; several values are joined by a comma
 */
record Request(String method, String target, Map<String, String> headers, byte[] body) {

  private static final String IN_PATHS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";

  static Request of(JsonNode event) {
    if (!event.path("version").asString("").equals("2.0")) {
      throw new IllegalArgumentException(
          "The event is no request of an HTTP API in payload format 2.0");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    event
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    String query = event.path("rawQueryString").asString("");
    return new Request(
        event.path("requestContext").path("http").path("method").asString(),
        encoded(event.path("rawPath").asString()) + (query.isEmpty() ? "" : "?" + query),
        headers,
        body(event));
  }

  private static byte[] body(JsonNode event) {
    String body = event.path("body").asString("");
    return event.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  /** An HTTP API decodes the path. A percent sign that is left begins what was encoded twice. */
  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      if (IN_PATHS.indexOf((char) (octet & 0xff)) >= 0) {
        encoded.append((char) octet);
      } else {
        encoded.append("%%%02X".formatted(octet & 0xff));
      }
    }
    return encoded.toString();
  }
}
