package dev.twinstore.contract.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twinstore.contract.fuzz.Place.In;
import dev.twinstore.contract.wire.Contract;
import dev.twinstore.contract.wire.Contract.Operation;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** All that the contract's operations can be sent. */
final class Surface {

  private static final String LOCATION = "/META-INF/resources/openapi.yaml";

  private final JsonNode contract;

  private Surface(JsonNode contract) {
    this.contract = contract;
  }

  /** The operations of the contract on the class path. */
  static List<Target> targets() {
    try (InputStream file = Surface.class.getResourceAsStream(LOCATION)) {
      Surface surface = new Surface(Yaml.mapper().readTree(file));
      return new Contract().operations().stream().map(surface::target).toList();
    } catch (IOException e) {
      throw new IllegalStateException("The contract can't be read", e);
    }
  }

  private Target target(Operation operation) {
    JsonNode node =
        contract
            .get("paths")
            .get(operation.path())
            .get(operation.method().toLowerCase(Locale.ROOT));
    List<Place> places = new ArrayList<>();
    node.path("parameters").forEach(parameter -> places.add(parameter(resolved(parameter))));
    JsonNode content = node.path("requestBody").path("content");
    boolean draft = node.has("x-draft-of");
    if (!content.isEmpty()) {
      JsonNode schema = resolved(content.elements().next().get("schema"));
      places.add(new Place(In.BODY, "", node.at("/requestBody/required").asBoolean(), schema));
      members(draft ? schema(node.get("x-draft-of").asText()) : schema, places);
    }
    List<String> types = new ArrayList<>();
    content.fieldNames().forEachRemaining(types::add);
    boolean open = content.isEmpty() || (!draft && isOpen(content));
    return new Target(operation, places, types, draft, open);
  }

  private boolean isOpen(JsonNode content) {
    return resolved(content.elements().next().get("schema"))
        .path("additionalProperties")
        .asBoolean(true);
  }

  private Place parameter(JsonNode parameter) {
    JsonNode schema = resolved(parameter.get("schema")).deepCopy();
    if (parameter.has("example")) {
      ((ObjectNode) schema).set("example", parameter.get("example"));
    }
    return new Place(
        In.valueOf(parameter.get("in").asText().toUpperCase(Locale.ROOT)),
        parameter.get("name").asText(),
        parameter.path("required").asBoolean(),
        schema);
  }

  private void members(JsonNode schema, List<Place> places) {
    List<String> required =
        StreamSupport.stream(schema.path("required").spliterator(), false)
            .map(JsonNode::asText)
            .toList();
    schema
        .path("properties")
        .properties()
        .forEach(
            member ->
                places.add(
                    new Place(
                        In.MEMBER,
                        member.getKey(),
                        required.contains(member.getKey()),
                        resolved(member.getValue()))));
  }

  /** A place that no operation has. */
  static Place unknown(In in, String name) {
    return new Place(in, name, false, JsonNodeFactory.instance.objectNode());
  }

  private JsonNode schema(String name) {
    return contract.at("/components/schemas/" + name);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(contract.at(node.get("$ref").asText().substring(1))) : node;
  }
}
