package dev.twinstore.server.web;

import dev.twinstore.server.twin.Document;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The state that a request asks a document to be in (RFC 9110, 13).
 *
 * @param match what If-Match lists; empty without the header
 * @param noneMatch what If-None-Match lists; empty without the header
 */
public record Preconditions(List<ETag> match, List<ETag> noneMatch) {

  /** Any state will do. */
  public static final Preconditions NONE = new Preconditions(List.of(), List.of());

  static final Set<String> HEADERS = Set.of("If-Match", "If-None-Match");

  private static final String TAG = "(?:W/)?+\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\"";

  /** RFC 9110, 8.8.3 and 13.1.1; a list may have empty elements (5.6.1). */
  private static final Pattern FORM =
      Pattern.compile(
          "\\*|(?:[ \\t]*+,)*+[ \\t]*+" + TAG + "(?:[ \\t]*+,[ \\t]*+(?:" + TAG + ")?+)*+[ \\t]*+");

  /** What is to be done with a request. */
  enum Verdict {
    GO_ON,
    NOT_MODIFIED,
    FAILED
  }

  public Preconditions {
    match = List.copyOf(match);
    noneMatch = List.copyOf(noneMatch);
  }

  /**
   * @param ifMatch the header's value, well-formed; null when it was not sent
   * @param ifNoneMatch the header's value, well-formed; null when it was not sent
   */
  public static Preconditions of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    return new Preconditions(parse(ifMatch), parse(ifNoneMatch));
  }

  static boolean isWellFormed(String header) {
    return FORM.matcher(header).matches();
  }

  /** The document's strong entity tag, quotes included. */
  static String etag(Document document) {
    return "\"" + document.revision() + "-" + document.writeId() + "\"";
  }

  /**
   * In the order of RFC 9110, 13.2.2: If-Match by strong comparison, then If-None-Match by weak.
   *
   * @param safe whether the request only reads
   */
  Verdict judge(Document document, boolean safe) {
    ETag current = ETag.create(etag(document));
    if (!match.isEmpty() && !names(match, current, true)) {
      return Verdict.FAILED;
    }
    if (names(noneMatch, current, false)) {
      return safe ? Verdict.NOT_MODIFIED : Verdict.FAILED;
    }
    return Verdict.GO_ON;
  }

  /**
   * Judges a request that would change the document.
   *
   * @throws Refusal when the document is in another state (412)
   */
  void check(Document document) {
    if (judge(document, false) == Verdict.FAILED) {
      throw Refusal.preconditionFailed();
    }
  }

  private static boolean names(List<ETag> tags, ETag current, boolean strong) {
    return tags.stream().anyMatch(tag -> tag.isWildcard() || tag.compare(current, strong));
  }

  private static List<ETag> parse(@Nullable String header) {
    return header == null || !isWellFormed(header) ? List.of() : ETag.parse(header);
  }
}
