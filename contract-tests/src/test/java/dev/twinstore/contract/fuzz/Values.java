package dev.twinstore.contract.fuzz;

import dev.twinstore.contract.fuzz.Place.In;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What can be sent in a place, by its schema and by the way in which it is to differ. */
record Values(Target target, Place place) {

  /** Places where more is asked for than a schema can say. */
  private static final Set<String> KNOWN_BETTER = Set.of("cursor", "If-Match", "If-None-Match");

  private static final String DEEP_OBJECT = "{\"a\":";

  /** Nothing where a place can't differ in this way. */
  static Optional<Arbitrary<Value>> of(Target target, Place place, Kind kind) {
    Values values = new Values(target, place);
    if (!place.schema().has("type")) {
      return values.ofWhatIsNotInTheContract(kind);
    }
    return place.in() == In.BODY ? values.ofBody(kind) : values.ofOne(kind);
  }

  private Optional<Arbitrary<Value>> ofWhatIsNotInTheContract(Kind kind) {
    boolean accept = place.is(In.HEADER, "Accept");
    if (place.in() == In.HEADER) {
      Expected expected = accept ? Expected.NOT_ACCEPTABLE : Expected.UNSUPPORTED;
      return kind == Kind.WRONG_FORMAT
          ? Optional.of(
              Arbitraries.of("image/png", "text/csv;q=0.5", "a/b/c", "nonsense")
                  .map(text -> new Value(text, expected)))
          : Optional.empty();
    }
    return kind == Kind.UNKNOWN
        ? Optional.of(Arbitraries.of("1", "0", "23").map(Value::refused))
        : Optional.empty();
  }

  private Optional<Arbitrary<Value>> ofBody(Kind kind) {
    return Optional.ofNullable(
        switch (kind) {
          case MISSING -> refused("", " ", "\n");
          case NULL -> refused("null");
          case WRONG_TYPE -> refused("[]", "[{}]", "\"text\"", "1", "true", "-0.5e3");
          case WRONG_FORMAT ->
              refused(
                  "{",
                  "{\"a\":",
                  "{'a':1}",
                  "{} {}",
                  "{},",
                  "{\"a\":NaN}",
                  "{\"a\":01}",
                  "//\n{}",
                  "\ufeff{}",
                  "{\"a\":\"\u0001\"}",
                  "{\"a\" 1}",
                  "{\"\\ud800",
                  "\u0000");
          case DEEP -> nested("[", "]", 2, 5_000).map(Value::refused);
          case HUGE ->
              Arbitraries.of(" ", "x", "[", "{\"a\":\"")
                  .map(text -> new Value(text.repeat(1_048_577), Expected.TOO_LARGE));
          case VALID, AT_BOUND, BEYOND_BOUND, HOSTILE, TWICE, UNKNOWN -> null;
        });
  }

  private Optional<Arbitrary<Value>> ofOne(Kind kind) {
    Arbitrary<Value> found =
        switch (kind) {
          case VALID -> valid();
          case MISSING -> place.required() && place.in() != In.PATH ? refused("") : null;
          case NULL -> place.isJson() ? nothing() : null;
          case WRONG_TYPE -> wrongType();
          case DEEP -> deep();
          case TWICE -> place.in() == In.PATH ? null : twice();
          case AT_BOUND, BEYOND_BOUND, WRONG_FORMAT, HOSTILE, HUGE ->
              switch (place.type()) {
                case "integer" -> ofNumber(kind);
                case "string" -> ofText(kind);
                case "object" -> ofObject(kind);
                default -> null;
              };
          case UNKNOWN -> null;
        };
    return Optional.ofNullable(found).map(values -> values.map(this::asIsKnownBetter));
  }

  private Value asIsKnownBetter(Value value) {
    boolean id = target.changesOne() && place.is(In.MEMBER, idMember());
    boolean better = id || KNOWN_BETTER.contains(place.name());
    return better && value.expected() == Expected.TAKEN ? Value.either(value.text()) : value;
  }

  /** A body may name its document again, as its path does. */
  private String idMember() {
    return target.places().stream()
        .filter(other -> other.in() == In.PATH)
        .map(Place::name)
        .findFirst()
        .orElse("");
  }

  private Arbitrary<Value> valid() {
    return switch (place.type()) {
      case "integer" ->
          Arbitraries.longs()
              .between(minimum(), Math.min(maximum(), 1_000))
              .map(n -> taken("" + n));
      case "boolean" -> Arbitraries.of("true", "false").map(Value::taken);
      case "object" ->
          Arbitraries.strings()
              .alpha()
              .ofMaxLength(9)
              .map(s -> taken("{\"a\":[\"%s\",1.50]}".formatted(s)));
      default -> new Texts(place).valid().map(text -> taken(json(text)));
    };
  }

  private Arbitrary<Value> nothing() {
    boolean nullable = place.schema().path("nullable").asBoolean();
    return Arbitraries.of(nullable ? taken("null") : Value.refused("null"));
  }

  private Arbitrary<Value> wrongType() {
    return switch (place.type()) {
      case "integer", "boolean" ->
          place.isJson()
              ? refused("\"1\"", "1.5", "[]", "{}", "\"true\"")
              : refused("x", "1.5", "true,false", "0x10", "+1", "01", "1e2", " 1", "\u0661");
      case "object" -> refused("[]", "\"a\"", "1", "false");
      default -> place.isJson() ? refused("1", "true", "[]", "{}", "[\"a\"]", "-0.0") : null;
    };
  }

  private Arbitrary<Value> deep() {
    if (!place.isJson()) {
      return null;
    }
    return place.type().equals("object")
        ? Arbitraries.oneOf(
            nested(DEEP_OBJECT, "}", 32, 900).map(Value::refused),
            nested(DEEP_OBJECT, "}", 2, 31).map(Value::taken))
        : nested("[", "]", 1, 900).map(Value::refused);
  }

  private Arbitrary<String> nested(String open, String close, int from, int to) {
    String inmost = open.equals("[") ? "" : "1";
    return Arbitraries.integers()
        .between(from, to)
        .map(depth -> open.repeat(depth) + inmost + close.repeat(depth));
  }

  private Arbitrary<Value> twice() {
    boolean list = place.in() == In.HEADER && !place.name().equals("Idempotency-Key");
    return valid().map(value -> list ? Value.either(value.text()) : Value.refused(value.text()));
  }

  private Arbitrary<Value> ofNumber(Kind kind) {
    return switch (kind) {
      case AT_BOUND -> Arbitraries.of(minimum(), maximum()).map(n -> taken("" + n));
      case BEYOND_BOUND ->
          refused("" + (minimum() - 1), "" + BigInteger.valueOf(maximum()).add(BigInteger.ONE));
      case HUGE -> refused("1" + "0".repeat(40), "-1" + "0".repeat(130), "9".repeat(5_000));
      case HOSTILE ->
          place.isJson()
              ? Arbitraries.of("1.0", "1e0", "1E+2", "-0", "1e999999999").map(Value::either)
              : refused("", "%31", "1\u0000", "1;2", "NaN", "Infinity", "' OR 1=1", "1,2");
      default -> null;
    };
  }

  private Arbitrary<Value> ofText(Kind kind) {
    Texts texts = new Texts(place);
    return switch (kind) {
      case AT_BOUND -> ofSome(texts.atBounds(), Expected.TAKEN);
      case BEYOND_BOUND -> ofSome(texts.beyondBounds(), Expected.REFUSED);
      case WRONG_FORMAT ->
          texts.hasForm() || (place.in() == In.MEMBER && !texts.allows(" "))
              ? texts.malformed().map(text -> Value.refused(json(text)))
              : null;
      case HOSTILE -> texts.hostile().map(text -> Value.either(json(text)));
      case HUGE -> {
        String huge = "x".repeat(place.isJson() ? 100_000 : 6_000);
        yield Arbitraries.just(
            new Value(json(huge), texts.allows(huge) ? Expected.TAKEN : Expected.REFUSED));
      }
      default -> null;
    };
  }

  private Arbitrary<Value> ofObject(Kind kind) {
    return switch (kind) {
      case HOSTILE ->
          new Texts(place)
              .hostile()
              .map(text -> Value.either("{%s:[%1$s,null,{}]}".formatted(Texts.quoted(text))));
      case HUGE ->
          Arbitraries.integers()
              .between(50_000, 200_000)
              .map(size -> taken("{\"a\":\"%s\"}".formatted("x".repeat(size))));
      default -> null;
    };
  }

  private Arbitrary<Value> ofSome(List<String> texts, Expected expected) {
    return texts.isEmpty()
        ? null
        : Arbitraries.of(texts).map(text -> new Value(json(text), expected));
  }

  private static Value taken(String text) {
    return Value.taken(text);
  }

  private static Arbitrary<Value> refused(String... texts) {
    return Arbitraries.of(texts).map(Value::refused);
  }

  private String json(String text) {
    return place.isJson() ? Texts.quoted(text) : text;
  }

  private long minimum() {
    return place.schema().path("minimum").asLong(0);
  }

  private long maximum() {
    return place.schema().path("maximum").asLong(Long.MAX_VALUE);
  }
}
