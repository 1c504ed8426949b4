package dev.twinstore.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Where a request has a value.
 *
 * @param schema that of the value, resolved
 */
record Place(In in, String name, boolean required, JsonNode schema) {

  /** Which part of a request it is in. */
  enum In {
    PATH,
    QUERY,
    HEADER,
    MEMBER,
    BODY
  }

  boolean isJson() {
    return in == In.MEMBER || in == In.BODY;
  }

  boolean is(In wanted, String wantedName) {
    return in == wanted && name.equals(wantedName);
  }

  /** How a violation names it. */
  String named() {
    return in == In.MEMBER ? "/" + name.replace("~", "~0").replace("/", "~1") : name;
  }

  /** The schema's type; what has none is text. */
  String type() {
    return schema.path("type").asText("string");
  }

  @Override
  public String toString() {
    return in == In.BODY ? "body" : in.name().toLowerCase(Locale.ROOT) + " " + named();
  }
}
