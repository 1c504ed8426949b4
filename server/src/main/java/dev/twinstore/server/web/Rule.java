package dev.twinstore.server.web;

import com.networknt.schema.Error;
import dev.twinstore.server.model.Violation;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A rule of a schema that a value breaks, in our own words.
 *
 * @param code for programs: the schema's keyword, but {@code unknown} for a member too many
 * @param detail for people: goes on from the place's name
 */
record Rule(String code, String detail) {

  static Rule of(Error error) {
    String keyword = error.getKeyword();
    JsonNode limit = error.getSchemaNode();
    return switch (keyword) {
      case "required" -> new Rule(keyword, "is required");
      case "additionalProperties" -> new Rule("unknown", "is not known here");
      case "type" -> new Rule(keyword, "must be " + type(limit.asString()));
      case "minLength" ->
          new Rule(
              keyword,
              limit.intValue() == 1
                  ? "must not be empty"
                  : "must be %d characters long at least".formatted(limit.intValue()));
      case "maxLength" ->
          new Rule(keyword, "must be %d characters long at most".formatted(limit.intValue()));
      case "minimum" -> new Rule(keyword, "must be %s at least".formatted(limit.asString()));
      case "maximum" -> new Rule(keyword, "must be %s at most".formatted(limit.asString()));
      case "minItems" ->
          new Rule(keyword, "must have %d elements at least".formatted(limit.intValue()));
      case "maxItems" ->
          new Rule(keyword, "must have %d elements at most".formatted(limit.intValue()));
      case "pattern" ->
          new Rule(
              keyword,
              limit.asString().equals("\\S")
                  ? "must not be blank"
                  : "must match " + limit.asString());
      case "format" -> new Rule(keyword, "must be " + format(limit.asString()));
      case "enum" -> new Rule(keyword, "must be one of " + constants(limit));
      default -> new Rule(keyword, "breaks the contract's rule '%s'".formatted(keyword));
    };
  }

  static Rule type(Operation.Parameter parameter) {
    return new Rule("type", "must be " + type(parameter.type()));
  }

  Violation violation() {
    return new Violation(code, detail);
  }

  private static String type(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "object", "array" -> "an " + type;
      default -> "a " + type;
    };
  }

  private static String format(String format) {
    return switch (format) {
      case "date-time" -> "a date and time as in RFC 3339";
      case "uuid" -> "a UUID";
      case "int32" -> "a whole number of 32 bits";
      case "int64" -> "a whole number of 64 bits";
      default -> "a valid " + format;
    };
  }

  private static String constants(JsonNode constants) {
    return constants.values().stream().map(JsonNode::asString).collect(Collectors.joining(", "));
  }
}
