package dev.twinstore.server.twin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a copy's key, {@code collection/id/revision-writeId.json}. Its write id is a UUIDv7
 * of a year before 2527: a sweep fences with it, and writers have to get above the fence.
 */
record CopyKey(String collection, DocumentId id, long revision, WriteId writeId) {

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z]{1,64})/((?!\\.{1,2}/)[A-Za-z0-9._~-]{1,128})/(\\d{8,18})-"
              + "(0[0-9a-f]{7}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\\.json");

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
            .filter(copy -> copy.toString().equals(key))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s/%s/%08d-%s.json", collection, id, revision, writeId);
  }
}
