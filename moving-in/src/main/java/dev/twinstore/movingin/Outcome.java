package dev.twinstore.movingin;

import java.util.Locale;

/**
 * What became of something found.
 *
 * @param id what it is known by here; empty where it is not here
 * @param why in a sentence's words; empty where there is nothing to say
 */
record Outcome(Kind kind, String id, String why) {

  enum Kind {
    TAKEN,
    SKIPPED,
    REFUSED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Outcome taken(String id, String why) {
    return new Outcome(Kind.TAKEN, id, why);
  }

  static Outcome skipped(String id, String why) {
    return new Outcome(Kind.SKIPPED, id, why);
  }

  static Outcome refused(String why) {
    return new Outcome(Kind.REFUSED, "", why);
  }
}
