package dev.twinstore.server.twin;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A document's JSON object in its canonical form; two contents are equal when their values are. */
public final class Content {

  private final ObjectNode json;

  private Content(ObjectNode json) {
    this.json = json;
  }

  /**
   * @throws IllegalArgumentException when a number has over 38 significant digits or a magnitude
   *     that DynamoDB can't hold (1E-130 to 9.9…E+125)
   */
  public static Content of(ObjectNode json) {
    return new Content(CanonicalJson.canonical(json));
  }

  /** The members, sorted; a copy that the caller may change. */
  public ObjectNode json() {
    return json.deepCopy();
  }

  /** The members themselves, for reading only. */
  ObjectNode node() {
    return json;
  }

  /** The text of a member, where it is present and a string. */
  public Optional<String> text(String member) {
    return json.optional(member).filter(JsonNode::isString).map(JsonNode::stringValue);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content content && json.equals(content.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
