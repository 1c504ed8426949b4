package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Finds everything that is wrong with a request's path, query and headers. */
final class ParameterCheck {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** As JSON writes whole numbers: no sign but a minus, no leading zero, no other base. */
  private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]*)");

  private final Operation operation;
  private final HttpServletRequest request;
  private final List<Violation> violations = new ArrayList<>();

  private ParameterCheck(Operation operation, HttpServletRequest request) {
    this.operation = operation;
    this.request = request;
  }

  /**
   * @param path the variables of the path, decoded
   */
  static List<Violation> of(
      Operation operation, Map<String, String> path, HttpServletRequest request) {
    ParameterCheck check = new ParameterCheck(operation, request);
    check.path(path);
    check.query();
    check.headers();
    return check.violations;
  }

  private void path(Map<String, String> path) {
    // The framework drops what follows a semicolon; an id that holds one is none of ours.
    boolean matrix = request.getRequestURI().contains(";");
    for (Operation.Parameter parameter : operation.parameters(Operation.Place.PATH)) {
      String name = parameter.name();
      if (matrix) {
        violations.add(new Violation("pattern", "must not hold a semicolon").parameter(name));
      }
      judge(parameter, path.getOrDefault(name, ""))
          .forEach(violation -> violations.add(violation.parameter(name)));
    }
  }

  private void query() {
    Map<String, List<Optional<String>>> sent = QueryString.parse(request.getQueryString());
    cursor(sent);
    for (Operation.Parameter parameter : operation.parameters(Operation.Place.QUERY)) {
      List<Optional<String>> values = sent.remove(parameter.name());
      if (values != null) {
        query(parameter, values);
      } else if (parameter.required()) {
        add(parameter.name(), "required", "is required");
      }
    }
    sent.keySet().forEach(name -> add(name, "unknown", "is not a parameter of this operation"));
  }

  private void query(Operation.Parameter parameter, List<Optional<String>> values) {
    String name = parameter.name();
    if (values.size() > 1) {
      add(name, "repeated", "must be given once only");
    }
    for (Optional<String> value : values) {
      value.ifPresentOrElse(
          text ->
              judge(parameter, text)
                  .forEach(violation -> violations.add(violation.parameter(name))),
          () -> add(name, "encoding", "must be percent-encoded UTF-8"));
    }
  }

  /** A cursor belongs to the path and the filters beside it; each of them once, or it is moot. */
  private void cursor(Map<String, List<Optional<String>>> sent) {
    if (!operation.has(Cursor.PARAMETER) || !sent.containsKey(Cursor.PARAMETER)) {
      return;
    }
    Map<String, String> single = new HashMap<>();
    sent.forEach((name, values) -> values.get(0).ifPresent(value -> single.put(name, value)));
    String cursor = single.remove(Cursor.PARAMETER);
    single.remove(PageQuery.LIMIT);
    single.keySet().removeIf(name -> !operation.has(name));
    if (cursor != null
        && !cursor.isEmpty()
        && Cursor.open(cursor, operation.pattern(), single).isEmpty()) {
      add(Cursor.PARAMETER, "cursor", "is damaged or belongs to another query");
    }
  }

  private void headers() {
    for (Operation.Parameter parameter : operation.parameters(Operation.Place.HEADER)) {
      String name = parameter.name();
      List<String> values = Collections.list(request.getHeaders(name));
      if (values.size() > 1
          && !Preconditions.HEADERS.contains(name)
          && !name.equals(Prefer.HEADER)) {
        // Only a header that is a list may come in several lines (RFC 9110, 5.3).
        violations.add(new Violation("repeated", "must be given once only").header(name));
        continue;
      }
      String value = String.join(", ", values);
      List<Violation> found = values.isEmpty() ? List.of() : judge(parameter, value);
      found.forEach(violation -> violations.add(violation.header(name)));
      if (values.isEmpty() && parameter.required()) {
        violations.add(new Violation("required", "is required").header(name));
      }
      if (!values.isEmpty()
          && found.isEmpty()
          && Preconditions.HEADERS.contains(name)
          && !Preconditions.isWellFormed(value)) {
        violations.add(
            new Violation("etags", "must be * or a list of entity tags in double quotes")
                .header(name));
      }
    }
  }

  private List<Violation> judge(Operation.Parameter parameter, String text) {
    return value(parameter, text)
        .map(parameter.schema()::inValue)
        .orElseGet(() -> List.of(Rule.type(parameter).violation()));
  }

  private static Optional<JsonNode> value(Operation.Parameter parameter, String text) {
    return switch (parameter.type()) {
      case "integer" ->
          WHOLE.matcher(text).matches()
              ? Optional.of(NODES.numberNode(new BigInteger(text)))
              : Optional.empty();
      case "boolean" ->
          text.equals("true") || text.equals("false")
              ? Optional.of(NODES.booleanNode(text.equals("true")))
              : Optional.empty();
      default -> Optional.of(NODES.stringNode(text));
    };
  }

  private void add(String parameter, String code, String detail) {
    violations.add(new Violation(code, detail).parameter(parameter));
  }
}
