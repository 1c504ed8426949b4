package dev.twinstore.server.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client wishes of an answer (RFC 7240). What is unknown, or not well-formed, is no wish.
 *
 * @param preferences the tokens that stand without a value, in lower case; parameters are left out
 */
public record Prefer(Set<String> preferences) {

  /** Wants no answer to wait for what can be done later (RFC 7240, 4.1). */
  public static final String RESPOND_ASYNC = "respond-async";

  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String WORD = "(?:" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*+\")";

  /** A token, perhaps a value (an empty one is none), perhaps parameters, up to the next comma. */
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "[ \\t]*+("
              + TOKEN
              + ")(?:[ \\t]*+=[ \\t]*+("
              + WORD
              + ")?+)?+"
              + "(?:[ \\t]*+;[ \\t]*+(?:"
              + TOKEN
              + "(?:[ \\t]*+=[ \\t]*+"
              + WORD
              + "?+)?+)?+)*+"
              + "[ \\t]*+(?:,|$)");

  public Prefer {
    preferences = Set.copyOf(preferences);
  }

  /**
   * @param header the header's value, of several lines joined by commas; null when it was not sent
   */
  public static Prefer of(@Nullable String header) {
    Set<String> found = new HashSet<>();
    Matcher preference = PREFERENCE.matcher(header == null ? "" : header);
    int at = 0;
    while (header != null && at < header.length()) {
      if (preference.find(at) && preference.start() == at) {
        String value = preference.group(2);
        if (value == null || value.equals("\"\"")) {
          found.add(preference.group(1).toLowerCase(Locale.ROOT));
        }
        at = preference.end();
      } else {
        int comma = header.indexOf(',', at);
        at = comma < 0 ? header.length() : comma + 1;
      }
    }
    return new Prefer(found);
  }

  public boolean has(String preference) {
    return preferences.contains(preference);
  }
}
