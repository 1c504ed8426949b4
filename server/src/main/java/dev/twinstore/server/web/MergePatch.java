package dev.twinstore.server.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A JSON merge patch (RFC 7396) as the client sent it. */
public record MergePatch(@JsonValue ObjectNode json) {

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MergePatch {}

  /** What becomes of a document's JSON; the one that is given stays as it is. */
  ObjectNode applyTo(ObjectNode target) {
    String merged = Json.createMergePatch(value(json)).apply(value(target)).toString();
    return EXACT.readTree(merged).asObject();
  }

  private static JsonStructure value(ObjectNode node) {
    try (JsonReader reader = Json.createReader(new StringReader(node.toString()))) {
      return reader.read();
    }
  }
}
