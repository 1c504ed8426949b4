package dev.twinstore.server.web;

import static dev.twinstore.server.web.Operation.Place.PATH;

import dev.twinstore.server.model.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * Checks a request against the contract before anything is bound or done, in the order: (404 and
 * 405, by the mapping,) 406, 413, 415, then the document's existence (404) and state (412, 304),
 * then 400 with every violation. Only 409 is left to those who write.
 */
@Component
final class ContractInterceptor implements HandlerInterceptor {

  private final Contract contract;
  private final DocumentState documents;
  private final ObjectProvider<RefusalWitness> witnesses;

  ContractInterceptor(
      Contract contract, DocumentState documents, ObjectProvider<RefusalWitness> witnesses) {
    this.contract = contract;
    this.documents = documents;
    this.witnesses = witnesses;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    Optional<Operation> operation =
        contract.operation(String.valueOf(pattern), request.getMethod());
    operation.ifPresent(known -> RequestValve.isFor(known, request));
    return operation.isEmpty() || check(operation.get(), request, response);
  }

  private boolean check(
      Operation operation, HttpServletRequest request, HttpServletResponse response) {
    if (request.getRequestURI().contains(";") && operation.parameters(PATH).isEmpty()) {
      throw new Refusal(ProblemType.NOT_FOUND, "There is nothing at this path.");
    }
    if (operation.negotiates()) {
      Accept.check(request, operation.offered());
    }
    Map<String, String> variables = variables(request);
    List<Violation> violations = new ArrayList<>();
    Optional<?> body = Optional.empty();
    Optional<JsonNode> sent = Optional.empty();
    if (operation.takesBody()) {
      byte[] bytes = RequestBody.read(request);
      MediaType type = RequestBody.mediaType(request, bytes, operation.bodies().keySet());
      StrictJson.Result json = StrictJson.read(bytes);
      sent = json.value();
      Optional<Draft> draft = draft(operation, json);
      body = draft.isPresent() ? draft : json.value();
      if (draft.isEmpty()) {
        violations.addAll(inBody(operation.bodies().get(type), json));
        json.value()
            .flatMap(value -> DocumentState.otherId(operation, variables, value))
            .ifPresent(violations::add);
      }
    }
    violations.addAll(0, ParameterCheck.of(operation, variables, request));
    if (violations.isEmpty()) {
      body.ifPresent(value -> CheckedBody.keep(request, value));
      return true;
    }
    if (documents.allow(operation, variables, violations, request, response)) {
      Refusal refusal = Refusal.invalid(violations);
      sent.ifPresent(
          json -> witnesses.forEach(w -> w.refused(operation.name(), json, Problems.of(refusal))));
      throw refusal;
    }
    return false;
  }

  /** What is wrong with a draft is its answer, as long as it is an object at all. */
  private static Optional<Draft> draft(Operation operation, StrictJson.Result json) {
    return operation
        .draftOf()
        .filter(schema -> json.value().filter(JsonNode::isObject).isPresent())
        .map(schema -> new Draft(json.value().orElseThrow().asObject(), inBody(schema, json)));
  }

  private static List<Violation> inBody(ContractSchema schema, StrictJson.Result json) {
    List<Violation> violations = new ArrayList<>(json.violations());
    json.value().ifPresent(value -> violations.addAll(schema.inBody(value)));
    return violations;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> variables(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables == null ? Map.of() : (Map<String, String>) variables;
  }
}
