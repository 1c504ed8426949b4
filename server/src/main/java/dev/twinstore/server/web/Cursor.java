package dev.twinstore.server.web;

import dev.twinstore.server.twin.DocumentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the next page of a query begins, as opaque text: base64url of a digest and the id after
 * which to go on. The digest, over the query and the id, finds damage and foreign cursors; there is
 * nothing in it to keep secret, so it has no key.
 */
final class Cursor {

  /** The query parameter that carries it. */
  static final String PARAMETER = "cursor";

  private static final int DIGEST_BYTES = 12;

  private Cursor() {}

  static String of(String path, Map<String, String> filters, DocumentId after) {
    byte[] id = after.value().getBytes(StandardCharsets.UTF_8);
    byte[] digest = digest(path, filters, id);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ByteBuffer.allocate(DIGEST_BYTES + id.length).put(digest).put(id).array());
  }

  /** The id after which to go on; empty when the cursor is damaged or of another query. */
  static Optional<DocumentId> open(String cursor, String path, Map<String, String> filters) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length <= DIGEST_BYTES) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOfRange(bytes, DIGEST_BYTES, bytes.length);
    byte[] digest = Arrays.copyOf(bytes, DIGEST_BYTES);
    if (!Arrays.equals(digest, digest(path, filters, id))) {
      return Optional.empty();
    }
    DocumentId after = new DocumentId(new String(id, StandardCharsets.UTF_8));
    // Base64 has more than one text for some bytes; only the one that was given out is ours.
    return of(path, filters, after).equals(cursor) ? Optional.of(after) : Optional.empty();
  }

  private static byte[] digest(String path, Map<String, String> filters, byte[] id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, path.getBytes(StandardCharsets.UTF_8));
      new TreeMap<>(filters)
          .forEach(
              (name, value) -> {
                add(digest, name.getBytes(StandardCharsets.UTF_8));
                add(digest, value.getBytes(StandardCharsets.UTF_8));
              });
      return Arrays.copyOf(digest.digest(id), DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** With its length, so that no two queries run together into the same bytes. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }
}
