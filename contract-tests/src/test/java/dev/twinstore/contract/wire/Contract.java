package dev.twinstore.contract.wire;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The OpenAPI contract: which operations there are, and whether an answer is one that they
 * document.
 */
public final class Contract {

  /**
   * An operation of the contract.
   *
   * @param id its operationId
   * @param method in upper case
   * @param path its template, as in {@code /items/{id}}
   * @param statuses those that it documents
   */
  public record Operation(String id, String method, String path, Set<Integer> statuses) {

    /** Whether it documents a status. */
    public boolean documents(int status) {
      return statuses.contains(status);
    }

    /** Its path with one value in the place of its parameter, if it has any. */
    public String pathWith(String value) {
      return path.replaceAll("\\{[^}]+}", value);
    }

    private boolean serves(String aMethod, String aPath) {
      String pattern = Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
      return method.equals(aMethod) && Pattern.matches(pattern, aPath);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  private static final String LOCATION = "META-INF/resources/openapi.yaml";

  private final List<Operation> operations;
  private final OpenApiInteractionValidator strict;
  private final OpenApiInteractionValidator answersOnly;

  /** Reads the contract from the class path. */
  public Contract() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    OpenAPI api = new OpenAPIParser().readLocation(LOCATION, List.of(), options).getOpenAPI();
    this.operations =
        api.getPaths().entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().readOperationsMap().entrySet().stream()
                        .map(
                            operation ->
                                new Operation(
                                    operation.getValue().getOperationId(),
                                    operation.getKey().name(),
                                    path.getKey(),
                                    operation.getValue().getResponses().keySet().stream()
                                        .map(Integer::valueOf)
                                        .collect(Collectors.toCollection(TreeSet::new)))))
            .toList();
    this.strict = OpenApiInteractionValidator.createFor(LOCATION).build();
    this.answersOnly =
        OpenApiInteractionValidator.createFor(LOCATION)
            .withLevelResolver(
                LevelResolver.create()
                    .withLevel("validation.request", ValidationReport.Level.IGNORE)
                    .build())
            .build();
  }

  /** All operations, in the order of the contract. */
  public List<Operation> operations() {
    return operations;
  }

  /** The operations that document a status. */
  public List<Operation> documenting(int status) {
    return operations.stream().filter(operation -> operation.documents(status)).toList();
  }

  /** The operation that a request asks for; a path that is written out is never an id. */
  public Optional<Operation> find(String method, String path) {
    boolean writtenOut = operations.stream().anyMatch(operation -> operation.path().equals(path));
    return operations.stream()
        .filter(operation -> !writtenOut || operation.path().equals(path))
        .filter(operation -> operation.serves(method, path))
        .findFirst();
  }

  /** Judges requests as well as answers. */
  public OpenApiInteractionValidator strict() {
    return strict;
  }

  /** What in an answer is not as an operation documents it; nothing when all is well. */
  public Optional<String> violations(Operation operation, Exchange exchange) {
    SimpleResponse.Builder answer = SimpleResponse.Builder.status(exchange.status());
    exchange.headers().forEach((name, values) -> answer.withHeader(name, values));
    if (!exchange.body().isEmpty()) {
      answer.withBody(exchange.body());
    }
    ValidationReport report =
        answersOnly.validateResponse(
            operation.path(), Request.Method.valueOf(operation.method()), answer.build());
    return report.hasErrors()
        ? Optional.of(
            report.getMessages().stream()
                .map(message -> message.getKey() + ": " + message.getMessage())
                .collect(Collectors.joining("\n")))
        : Optional.empty();
  }
}
