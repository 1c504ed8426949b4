package dev.twinstore.server.twin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a copy's key, {@code collection/id/revision-writeId.json}. */
record CopyKey(String collection, DocumentId id, long revision, WriteId writeId) {

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z]{1,64})/([A-Za-z0-9._~-]{1,128})/(\\d{8,19})-"
              + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.json");

  /** Empty for a key that no copy has. */
  static Optional<CopyKey> parse(String key) {
    Matcher form = FORM.matcher(key);
    return form.matches()
        ? Optional.of(
            new CopyKey(
                form.group(1),
                new DocumentId(form.group(2)),
                Long.parseLong(form.group(3)),
                new WriteId(form.group(4))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "%s/%s/%08d-%s.json".formatted(collection, id, revision, writeId);
  }
}
