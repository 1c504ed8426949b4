package dev.twinstore.server.twin;

import java.util.regex.Pattern;

/** Names a document within its collection: 1 to 128 of {@code A-Z a-z 0-9 . _ ~ -}. */
public record DocumentId(String value) implements Comparable<DocumentId> {

  private static final Pattern FORM = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~-]{1,128}");

  /**
   * @throws IllegalArgumentException when the value has another form; {@code .} and {@code ..} are
   *     refused because they would not survive in a URL's path
   */
  public DocumentId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "An id is 1 to 128 of A-Z a-z 0-9 . _ ~ -, and not . or .., unlike '%s'"
              .formatted(value));
    }
  }

  /** The order of lists: by UTF-8 bytes, as DynamoDB sorts its keys. */
  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
