package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON (RFC 8259) in UTF-8 and finds everything in it that would not come back as it was
 * sent: duplicate and nameless members, NUL, lone surrogates, numbers that DynamoDB can't keep,
 * deep nesting.
 */
final class StrictJson {

  /** Levels of objects and arrays, the outermost included. */
  static final int DEEPEST = 32;

  /** Where the parser itself gives up; until then what is too deep is named by its place. */
  private static final int PARSER_DEPTH = 1_000;

  /** A pair is one code point; what is still in the surrogates' range stands alone. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("[\\x{D800}-\\x{DFFF}]");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The body's size bounds texts; a table of names would only help who wants them to collide. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(PARSER_DEPTH)
                  .maxNumberLength(RequestBody.LARGEST)
                  .maxStringLength(RequestBody.LARGEST)
                  .maxNameLength(RequestBody.LARGEST)
                  .build())
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .build();

  /**
   * @param value what was read; empty when the text is not JSON at all
   */
  record Result(Optional<JsonNode> value, List<Violation> violations) {}

  private final JsonParser parser;
  private final List<Violation> violations = new ArrayList<>();

  private StrictJson(JsonParser parser) {
    this.parser = parser;
  }

  static Result read(byte[] body) {
    if (body.length == 0) {
      return notJson("required", "is required");
    }
    CharBuffer text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException e) {
      return notJson("encoding", "must be JSON in UTF-8");
    }
    if (text.charAt(0) == '\uFEFF') {
      return notJson("encoding", "must be JSON in UTF-8 without a byte order mark");
    }
    try (JsonParser parser =
        FACTORY.createParser(
            ObjectReadContext.empty(), text.array(), text.arrayOffset(), text.length())) {
      return new StrictJson(parser).document();
    } catch (StreamConstraintsException e) {
      return notJson("depth", tooDeep());
    } catch (JacksonException e) {
      return malformed(e.getLocation());
    }
  }

  private Result document() {
    if (parser.nextToken() == null) {
      return notJson("required", "is required");
    }
    JsonNode value = value(1);
    if (parser.nextToken() != null) {
      return malformed(parser.currentTokenLocation());
    }
    return new Result(Optional.of(value), violations);
  }

  private JsonNode value(int depth) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> tooDeep(depth) ? NODES.objectNode() : object(depth);
      case START_ARRAY -> tooDeep(depth) ? NODES.arrayNode() : array(depth);
      case VALUE_STRING -> NODES.stringNode(text(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NULL -> NODES.nullNode();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("No value begins with " + parser.currentToken());
    };
  }

  private ObjectNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = text(parser.currentName());
      if (name.isEmpty()) {
        violation("name", "must have a name that is not empty");
      }
      boolean duplicate = object.has(name);
      if (duplicate) {
        violation("duplicate", "must be there once only");
      }
      parser.nextToken();
      JsonNode value = value(depth + 1);
      if (!duplicate) {
        object.set(name, value);
      }
    }
    return object;
  }

  private ArrayNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(depth + 1));
    }
    return array;
  }

  private JsonNode number() {
    return ExactNumber.of(parser.getString())
        .orElseGet(
            () -> {
              violation(
                  "number",
                  "must have 38 significant digits at most and a magnitude from 1E-130 to under"
                      + " 1E+126");
              return NODES.numberNode(1);
            });
  }

  private String text(String text) {
    if (text.indexOf('\0') >= 0) {
      violation("character", "must not contain NUL");
    }
    if (!LONE_SURROGATE.matcher(text).find()) {
      return text;
    }
    violation("character", "must not contain a lone surrogate");
    return speakable(text);
  }

  /** What is refused is named in our answer, which has to be proper Unicode. */
  private static String speakable(String text) {
    return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
  }

  private boolean tooDeep(int depth) {
    if (depth <= DEEPEST) {
      return false;
    }
    violation("depth", tooDeep());
    parser.skipChildren();
    return true;
  }

  private static String tooDeep() {
    return "must not be nested deeper than %d levels".formatted(DEEPEST);
  }

  private void violation(String code, String detail) {
    String pointer = parser.streamReadContext().pathAsPointer().toString();
    violations.add(new Violation(code, detail).pointer(speakable(pointer)));
  }

  private static Result malformed(@Nullable TokenStreamLocation at) {
    return notJson(
        "json",
        at == null
            ? "must be JSON"
            : "must be JSON, unlike line %d near column %d"
                .formatted(at.getLineNr(), at.getColumnNr()));
  }

  private static Result notJson(String code, String detail) {
    return new Result(Optional.empty(), List.of(new Violation(code, detail).pointer("")));
  }
}
