package dev.twinstore.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts by the schema of a string. */
record Texts(Place place) {

  private static final int SEARCHED = 400;
  private static final List<String> HOSTILE =
      List.of(
          "' OR '1'='1",
          "\"; DROP TABLE items; --",
          "<script>alert(1)</script>",
          "../../../../etc/passwd",
          "..%2f..%2f",
          "%00",
          "%s%n%x",
          "${jndi:ldap://127.0.0.1/a}",
          "#{1+1}",
          "{{7*7}}",
          "__proto__",
          "null",
          "NaN",
          "-0",
          "1e400",
          "a;b=c",
          "a+b c&d=e#f?g",
          "*",
          "\"",
          "\\");

  /** What only JSON can carry as it is. */
  private static final List<String> HOSTILE_UNICODE =
      List.of(
          "\u0000",
          "a\u0000b",
          "\ud800",
          "\udc00\ud800",
          "x\ud83e",
          "\u00a0",
          "\u2003\u3000",
          "\u202egnp.exe",
          "\ufeffa",
          "\uffff",
          "\u2028\u2029",
          "e\u0301",
          "\u1e9e\u0130\u0131",
          "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
          "\r\nSet-Cookie: a=b",
          "\u0007\u001b[31m");

  /** As JSON, with an escape for whatever could not be sent as UTF-8. */
  static String quoted(String text) {
    return text.chars()
        .mapToObj(
            unit ->
                unit < 0x20 || unit == '"' || unit == '\\' || Character.isSurrogate((char) unit)
                    ? "\\u%04x".formatted(unit)
                    : "" + (char) unit)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private boolean isFree() {
    String pattern = place.schema().path("pattern").asText("");
    return pattern.isEmpty() || pattern.equals("\\S");
  }

  boolean hasForm() {
    return !isFree() || place.schema().has("enum") || place.schema().has("format");
  }

  /** Whether the schema allows a text; of a format, only the example is known to. */
  boolean allows(String text) {
    int length = text.codePointCount(0, text.length());
    JsonNode schema = place.schema();
    if (length < schema.path("minLength").asInt(0)
        || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
      return false;
    }
    if (schema.has("enum")) {
      return values(schema.get("enum")).contains(text);
    }
    if (schema.has("format")) {
      return text.equals(schema.get("example").asText());
    }
    String pattern = schema.path("pattern").asText("");
    return pattern.isEmpty()
        || Pattern.compile(pattern.endsWith("$") ? pattern.replaceAll("\\$$", "\\\\z") : pattern)
            .matcher(text)
            .find();
  }

  private static List<String> values(JsonNode constants) {
    List<String> values = new ArrayList<>();
    constants.forEach(constant -> values.add(constant.asText()));
    return values;
  }

  /** Texts that are allowed. */
  Arbitrary<String> valid() {
    JsonNode schema = place.schema();
    if (schema.has("enum")) {
      return Arbitraries.of(values(schema.get("enum")));
    }
    if (schema.has("format")) {
      return Arbitraries.just(schema.get("example").asText());
    }
    if (schema.has("example") && !isFree()) {
      return changed().filter(this::allows);
    }
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .ofMinLength(8)
        .ofMaxLength(30)
        .filter(this::allows);
  }

  /** The example with a few of its characters replaced, left out or added. */
  private Arbitrary<String> changed() {
    String example = place.schema().path("example").asText("an example");
    Arbitrary<String> change = Arbitraries.strings().withChars("abf019-_.~ G+/\"*").ofLength(1);
    Arbitrary<Integer> at = Arbitraries.integers().between(0, example.length() - 1);
    Arbitrary<Integer> cut = Arbitraries.integers().between(0, 1);
    Arbitrary<Boolean> add = Arbitraries.of(true, true, false);
    return Combinators.combine(at, cut, add, change)
        .as(
            (from, less, more, text) ->
                example.substring(0, from) + (more ? text : "") + example.substring(from + less));
  }

  /** Texts that are not of the pattern, the format or the constants. */
  Arbitrary<String> malformed() {
    if (place.schema().has("format")) {
      return Arbitraries.of(
          "yesterday", "2026-11-21", "2026-13-01T00:00:00Z", "2026-11-21T25:00:00Z", "1", "12:00");
    }
    if (isFree()) {
      return Arbitraries.of(" ", "\t\n", "   ");
    }
    Predicate<String> wrong = text -> !text.isBlank() && text.equals(text.trim()) && fits(text);
    Arbitrary<String> any =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20);
    return Arbitraries.oneOf(any, changed()).filter(wrong.and(text -> !allows(text)));
  }

  /** The container refuses what would be a path of its own, and names nothing. */
  private boolean fits(String text) {
    return place.in() != Place.In.PATH || !text.matches("(?s).*[/\\\\].*|\\.{1,2}");
  }

  Arbitrary<String> hostile() {
    return place.isJson()
        ? Arbitraries.oneOf(
            Arbitraries.of(HOSTILE),
            Arbitraries.of(HOSTILE_UNICODE),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(20))
        : Arbitraries.of(HOSTILE).filter(this::fits);
  }

  private String of(int length) {
    String unit = isFree() ? "\ud83e\uded6" : allows("a".repeat(length)) ? "a" : "0";
    return place.isJson() ? unit.repeat(length) : (isFree() ? "a" : unit).repeat(length);
  }

  /** What the pattern alone allows is found by trying. */
  private IntStream allowed() {
    return IntStream.rangeClosed(1, SEARCHED).filter(length -> allows(of(length)));
  }

  private OptionalInt shortest() {
    if (place.schema().has("enum") || place.schema().has("format")) {
      return OptionalInt.empty();
    }
    return isFree()
        ? OptionalInt.of(Math.max(1, place.schema().path("minLength").asInt()))
        : allowed().min();
  }

  private OptionalInt longest() {
    if (place.schema().has("maxLength")) {
      return OptionalInt.of(place.schema().get("maxLength").asInt());
    }
    if (place.schema().has("enum") || isFree()) {
      return OptionalInt.empty();
    }
    OptionalInt most = allowed().max();
    return most.orElse(SEARCHED) == SEARCHED ? OptionalInt.empty() : most;
  }

  /** The shortest and the longest that are allowed. */
  List<String> atBounds() {
    List<String> texts = new ArrayList<>();
    shortest().ifPresent(length -> texts.add(of(length)));
    longest().ifPresent(length -> texts.add(of(length)));
    return texts;
  }

  /** One less and one more. */
  List<String> beyondBounds() {
    List<String> texts = new ArrayList<>();
    if (!allows("") && place.in() != Place.In.PATH) {
      texts.add("");
    }
    longest().ifPresent(length -> texts.add(of(length + 1)));
    return texts;
  }
}
