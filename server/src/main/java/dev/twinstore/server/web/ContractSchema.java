package dev.twinstore.server.web;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import dev.twinstore.server.model.Violation;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A schema of the contract; it finds everything in a value that breaks it. */
record ContractSchema(Schema schema) {

  /** Every violation of a body, with its pointer. */
  List<Violation> inBody(JsonNode value) {
    return schema.validate(value).stream()
        .map(error -> Rule.of(error).violation().pointer(pointer(error)))
        .distinct()
        .toList();
  }

  /** Every rule that a single value breaks, its place still to be named. */
  List<Violation> inValue(JsonNode value) {
    return schema.validate(value).stream().map(error -> Rule.of(error).violation()).toList();
  }

  /** The place of the fault itself: an absent or unknown member, not the object around it. */
  private static String pointer(Error error) {
    NodePath path = error.getInstanceLocation();
    JsonPointer pointer = JsonPointer.empty();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer =
          path.getElement(i) instanceof Integer index
              ? pointer.appendIndex(index)
              : pointer.appendProperty(path.getName(i));
    }
    String member = error.getProperty();
    return (member == null ? pointer : pointer.appendProperty(member)).toString();
  }
}
