package dev.twinstore.client;

import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonSubmission;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;

/** Tells the two bodies apart: a dragon has an ETag, and a submission none. */
final class SubmittedReader extends ValueDeserializer<Submitted> {
  @Override
  public Submitted deserialize(JsonParser parser, DeserializationContext context) {
    JsonNode json = context.readTree(parser);
    return json.has("etag")
        ? new Submitted(Optional.empty(), Optional.of(context.readTreeAsValue(json, Dragon.class)))
        : new Submitted(
            Optional.of(context.readTreeAsValue(json, DragonSubmission.class)), Optional.empty());
  }
}
