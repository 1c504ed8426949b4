package dev.twinstore.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract as the server's own checker: read once at start from the class path. */
@Component
final class Contract {

  private static final String RESOURCE = "META-INF/resources/openapi.yaml";
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");

  private final JsonNode root;
  private final ContractSchemas schemas;
  private final Map<String, Map<String, Operation>> paths = new LinkedHashMap<>();

  Contract() {
    root = read();
    schemas = new ContractSchemas("classpath:" + RESOURCE, root);
    root.required("paths").properties().forEach(path -> paths.put(path.getKey(), path(path)));
  }

  /** The operation that a request is for; a HEAD that the contract does not name is its GET. */
  Optional<Operation> operation(String pattern, String method) {
    Map<String, Operation> operations = paths.getOrDefault(pattern, Map.of());
    Operation named = operations.get(method);
    return Optional.ofNullable(
        named == null && method.equals("HEAD") ? operations.get("GET") : named);
  }

  boolean hasPath(String pattern) {
    return paths.containsKey(pattern);
  }

  /** The methods that a path offers, in the contract's order. */
  Set<String> methods(String pattern) {
    return paths.getOrDefault(pattern, Map.of()).keySet();
  }

  /** One of the contract's named schemas. */
  ContractSchema schema(String name) {
    return schemas.at("/components/schemas/" + name);
  }

  private static JsonNode read() {
    try (InputStream yaml = Contract.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException("The contract, " + RESOURCE + ", is not on the class path");
      }
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Operation> path(Map.Entry<String, JsonNode> path) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    JsonPointer at = JsonPointer.compile("/paths").appendProperty(path.getKey());
    path.getValue().properties().stream()
        .filter(member -> METHODS.contains(member.getKey()))
        .forEach(
            member -> {
              String method = member.getKey().toUpperCase(Locale.ROOT);
              JsonPointer here = at.appendProperty(member.getKey());
              operations.put(method, operation(path, member.getValue(), method, here));
            });
    return operations;
  }

  private Operation operation(
      Map.Entry<String, JsonNode> path, JsonNode operation, String method, JsonPointer at) {
    List<Operation.Parameter> parameters =
        elements(operation.path("parameters"), at.appendProperty("parameters"))
            .map(this::parameter)
            .toList();
    Map<MediaType, ContractSchema> bodies = new LinkedHashMap<>();
    JsonPointer content = at.appendProperty("requestBody").appendProperty("content");
    root.at(content).properties().stream()
        .forEach(
            body ->
                bodies.put(
                    MediaType.parseMediaType(body.getKey()),
                    schemas.at(content.appendProperty(body.getKey()) + "/schema")));
    return new Operation(
        operation.required("operationId").stringValue(),
        method,
        path.getKey(),
        parameters,
        bodies,
        operation.optional("x-draft-of").map(JsonNode::stringValue).map(this::schema),
        offered(method, operation, path.getValue()),
        operation.path("responses").has("406"));
  }

  /** What a client may accept: what success looks like; where it has no body, what a GET's does. */
  private static List<MediaType> offered(String method, JsonNode operation, JsonNode path) {
    List<MediaType> own =
        operation.path("responses").properties().stream()
            .filter(response -> response.getKey().startsWith("2"))
            .flatMap(response -> response.getValue().path("content").propertyNames().stream())
            .map(MediaType::parseMediaType)
            .toList();
    if (!own.isEmpty()) {
      return own;
    }
    JsonNode get = path.path("get");
    return method.equals("GET") || get.isMissingNode()
        ? List.of(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON)
        : Stream.concat(
                offered("GET", get, path).stream(),
                method.equals("HEAD") ? Stream.of() : Stream.of(MediaType.APPLICATION_PROBLEM_JSON))
            .distinct()
            .toList();
  }

  private Operation.Parameter parameter(JsonPointer at) {
    JsonNode parameter = root.at(at);
    JsonPointer schema = resolve(at.appendProperty("schema"));
    return new Operation.Parameter(
        parameter.required("name").stringValue(),
        Operation.Place.valueOf(parameter.required("in").stringValue().toUpperCase(Locale.ROOT)),
        parameter.path("required").booleanValue(false),
        root.at(schema).path("type").stringValue("string"),
        schemas.at(schema.toString()));
  }

  private Stream<JsonPointer> elements(JsonNode array, JsonPointer at) {
    return IntStream.range(0, array.size()).mapToObj(at::appendIndex).map(this::resolve);
  }

  /** Where a place leads to, {@code $ref} upon {@code $ref}. */
  private JsonPointer resolve(JsonPointer at) {
    JsonNode reference = root.at(at).path("$ref");
    return reference.isMissingNode()
        ? at
        : resolve(JsonPointer.compile(reference.stringValue().substring(1)));
  }
}
