package dev.twinstore.server.web;

import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a document looks to clients: the id, the members of its content, and what only the server
 * sets.
 *
 * @param idMember the member that holds the id
 */
record DocumentForm(String idMember, JsonMapper mapper) {

  static final String ETAG = "etag";

  private static final Set<String> SET_BY_SERVER =
      Set.of("revision", "createdAt", "updatedAt", ETAG);

  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  ObjectNode json(Document document) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(idMember, document.id().value());
    json.setAll(document.content().json());
    json.put("revision", document.revision());
    json.put("createdAt", text(document.createdAt()));
    json.put("updatedAt", text(document.updatedAt()));
    json.put(ETAG, Preconditions.etag(document));
    return json;
  }

  <T> T model(Document document, Class<T> type) {
    return mapper.treeToValue(json(document), type);
  }

  /** The text of the answer that shows a document as such a model. */
  String text(Document document, Class<?> type) {
    return mapper.writeValueAsString(model(document, type));
  }

  /** Reads such a text again, with every digit and however long a member's name is. */
  ObjectNode json(String text) {
    return StrictJson.read(text.getBytes(StandardCharsets.UTF_8)).value().orElseThrow().asObject();
  }

  /**
   * The SHA-256, in hexadecimal, of all that a client's model says: the same for bodies that differ
   * in the order of members, in white space, or in how a number is written.
   */
  String fingerprint(Object model) {
    byte[] canonical =
        Content.of(mapper.<ObjectNode>valueToTree(model))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** What of a client's model is to be stored. */
  Content content(Object model) {
    return content(mapper.<ObjectNode>valueToTree(model));
  }

  Content content(ObjectNode json) {
    ObjectNode members = json.deepCopy();
    members.remove(idMember);
    members.remove(SET_BY_SERVER);
    return Content.of(members);
  }

  /** RFC 3339, UTC, always six digits of a second. */
  static String text(Instant moment) {
    return MICROS.format(moment);
  }
}
