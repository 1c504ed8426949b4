package dev.twinstore.server.web;

import dev.twinstore.server.model.Violation;
import dev.twinstore.server.twin.Document;
import dev.twinstore.server.twin.DocumentId;
import dev.twinstore.server.twin.TwinStore;
import dev.twinstore.server.twin.Twins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Judges a request by the one document that its path names. */
@Component
final class DocumentState {

  /** A path that names one document: the collection, and the variable that is its id. */
  private static final Pattern DOCUMENT = Pattern.compile("/([a-z]+)/\\{([A-Za-z]+)}");

  private final TwinStore store;

  DocumentState(TwinStore store) {
    this.store = store;
  }

  /** A body may say which document it is for, but not another than the path's. */
  static Optional<Violation> otherId(
      Operation operation, Map<String, String> variables, JsonNode body) {
    Matcher document = DOCUMENT.matcher(operation.pattern());
    if (!document.matches()) {
      return Optional.empty();
    }
    String member = document.group(2);
    JsonNode id = body.path(member);
    return id.isString() && !id.stringValue().equals(variables.get(member))
        ? Optional.of(
            new Violation("differs", "must be the id in the path, or be left out")
                .pointer("/" + member))
        : Optional.empty();
  }

  /**
   * What is wrong with a request is said only of a document that exists and is in the state that is
   * asked for. A request with nothing wrong is judged by those who read or write, in one go.
   *
   * @return false when the answer has been given: not modified
   */
  boolean allow(
      Operation operation,
      Map<String, String> variables,
      List<Violation> violations,
      HttpServletRequest request,
      HttpServletResponse response) {
    Matcher document = DOCUMENT.matcher(operation.pattern());
    if (!document.matches() || !operation.has("If-Match")) {
      return true;
    }
    String variable = document.group(2);
    Optional<Twins> twins = store.collection(document.group(1));
    if (twins.isEmpty() || violations.stream().anyMatch(v -> variable.equals(v.getParameter()))) {
      return true;
    }
    String id = variables.getOrDefault(variable, "");
    Document found =
        twins
            .get()
            .find(new DocumentId(id))
            .orElseThrow(() -> Refusal.notFound(id, twins.get().rules().name()));
    Preconditions preconditions =
        Preconditions.of(header(request, "If-Match"), header(request, "If-None-Match"));
    return switch (preconditions.judge(found, operation.isSafe())) {
      case GO_ON -> true;
      case NOT_MODIFIED -> {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        response.setHeader("ETag", Preconditions.etag(found));
        yield false;
      }
      case FAILED -> throw Refusal.preconditionFailed();
    };
  }

  private static @Nullable String header(HttpServletRequest request, String name) {
    List<String> values = Collections.list(request.getHeaders(name));
    return values.isEmpty() ? null : String.join(", ", values);
  }
}
