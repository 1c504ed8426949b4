package dev.twinstore.contract.wire;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The examples of the contract, as they are written there. */
public final class Examples {

  private static final String LOCATION = "/META-INF/resources/openapi.yaml";
  private static final Set<String> VALUES = Set.of("example", "default", "enum", "required");

  private final JsonNode contract;
  private final SchemaValidator validator;

  /** A value that is to be one of a schema. */
  public record Example(String place, JsonNode value, JsonNode schema) {
    @Override
    public String toString() {
      return place;
    }
  }

  /** A body, and the operation that takes it. */
  public record Body(String operation, String method, String path, String mediaType, String json) {
    @Override
    public String toString() {
      return operation + " " + mediaType;
    }
  }

  /** Reads the contract from the class path. */
  public Examples() {
    try (InputStream file = Examples.class.getResourceAsStream(LOCATION)) {
      this.contract = Yaml.mapper().readTree(file);
      this.validator =
          new SchemaValidator(
              Json.mapper().treeToValue(contract, OpenAPI.class), new MessageResolver());
    } catch (IOException e) {
      throw new IllegalStateException("The contract can't be read", e);
    }
  }

  /** All of them, of schemas, members, parameters, headers and bodies. */
  public List<Example> all() {
    List<Example> found = new ArrayList<>();
    collect("", contract, found);
    return found;
  }

  private void collect(String place, JsonNode node, List<Example> found) {
    if (node.has("example")) {
      found.add(
          new Example(place, node.get("example"), node.has("schema") ? node.get("schema") : node));
    }
    node.properties().stream()
        .filter(member -> !VALUES.contains(member.getKey()) || place.endsWith("/properties"))
        .forEach(member -> collect(place + "/" + member.getKey(), member.getValue(), found));
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      collect(place + "/" + index, node.get(index), found);
    }
  }

  /** What in an example is not as its schema asks; nothing when all is well. */
  public Optional<String> violations(Example example) {
    try {
      Schema<?> schema = Json.mapper().treeToValue(example.schema(), Schema.class);
      ValidationReport report = validator.validate(example::value, schema, "example");
      return report.hasErrors() ? Optional.of(report.getMessages().toString()) : Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The example of each body that an operation takes, once for each media type. */
  public List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    contract
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            method
                                .getValue()
                                .path("requestBody")
                                .path("content")
                                .properties()
                                .forEach(
                                    type ->
                                        bodies.add(
                                            new Body(
                                                method.getValue().get("operationId").asText(),
                                                method.getKey().toUpperCase(Locale.ROOT),
                                                path.getKey(),
                                                type.getKey(),
                                                resolved(type.getValue().get("schema"))
                                                    .get("example")
                                                    .toString())))));
    return bodies;
  }

  /** The path and query of each list with one of its filters and bounds as in its example. */
  public List<String> queries() {
    List<String> queries = new ArrayList<>();
    contract
        .get("paths")
        .properties()
        .forEach(
            path ->
                StreamSupport.stream(
                        path.getValue().path("get").path("parameters").spliterator(), false)
                    .map(this::resolved)
                    .filter(parameter -> parameter.path("in").asText().equals("query"))
                    .filter(parameter -> exampleOf(parameter).isPresent())
                    .forEach(
                        parameter ->
                            queries.add(
                                "%s?%s=%s"
                                    .formatted(
                                        path.getKey(),
                                        parameter.get("name").asText(),
                                        exampleOf(parameter).get()))));
    return queries;
  }

  private Optional<String> exampleOf(JsonNode parameter) {
    JsonNode own = parameter.path("example");
    JsonNode example =
        own.isMissingNode() ? resolved(parameter.path("schema")).path("example") : own;
    return example.isMissingNode() ? Optional.empty() : Optional.of(example.asText());
  }

  /** The last part of the type of each problem that the contract shows. */
  public Set<String> problems() {
    return all().stream()
        .map(example -> example.value().path("type").asText())
        .filter(type -> type.startsWith("/problems/"))
        .map(type -> type.substring("/problems/".length()))
        .collect(Collectors.toSet());
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
  }
}
