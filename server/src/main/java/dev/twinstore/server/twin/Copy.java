package dev.twinstore.server.twin;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document's object in the bucket. Its bytes follow from the row alone, so that a copy that is
 * made again is byte for byte the copy that was.
 *
 * @param key {@code collection/id/revision-writeId.json}; never used twice
 * @param bytes the envelope: the document's metadata and content as canonical JSON
 */
record Copy(String key, byte[] bytes) {

  static final String MEDIA_TYPE = "application/json";

  /** A member's name may be as long as a body; Jackson's own bound is below that. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(16 * 1024 * 1024).build())
          .build();

  static final JsonMapper READER =
      JsonMapper.builder(JSON)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** The copy that a live row with its content describes. */
  static Copy of(Row row) {
    Row.Body body = row.live();
    return of(
        row.collection(),
        row.id(),
        row.revision(),
        row.written(),
        body.createdAt(),
        body.updatedAt(),
        body.content().orElseThrow());
  }

  static Copy of(
      String collection,
      DocumentId id,
      long revision,
      WriteId writeId,
      Instant createdAt,
      Instant updatedAt,
      Content content) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("collection", collection);
    envelope.set("content", content.node());
    envelope.put("createdAt", RowFormat.text(createdAt));
    envelope.put("format", RowFormat.FORMAT_NUMBER);
    envelope.put("id", id.value());
    envelope.put("revision", revision);
    envelope.put("updatedAt", RowFormat.text(updatedAt));
    envelope.put("writeId", writeId.value());
    String key = new CopyKey(collection, id, revision, writeId).toString();
    return new Copy(key, CanonicalJson.bytes(CanonicalJson.canonical(envelope)));
  }

  /** The content within an envelope's bytes. */
  static Content content(byte[] bytes) {
    return Content.of(READER.readTree(bytes).get("content").asObject());
  }

  /** The SHA-256 of an envelope's bytes in lower-case hexadecimal. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
