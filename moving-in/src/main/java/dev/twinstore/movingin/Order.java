package dev.twinstore.movingin;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is to be moved.
 *
 * @param collection that it is to be part of
 * @param from where it lies: {@code dynamodb://TABLE}, {@code s3://BUCKET/PREFIX}
 * @param report the file
 */
record Order(String collection, List<URI> from, Path report) {

  static final String USAGE =
      "import items|tasks|dragons|objects FROM... [--report FILE], FROM being dynamodb://TABLE or s3://BUCKET/PREFIX";

  private static final Set<String> COLLECTIONS = Set.of("items", "tasks", "dragons", "objects");

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  static Order of(String... arguments) {
    List<URI> from = new ArrayList<>();
    String collection = "";
    String report = "";
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--report") && i + 1 < arguments.length) {
        report = arguments[++i];
      } else if (arguments[i].contains("://")) {
        from.add(place(arguments[i]));
      } else if (collection.isEmpty() && COLLECTIONS.contains(arguments[i])) {
        collection = arguments[i];
      } else {
        throw new IllegalArgumentException("'%s' is none of: %s".formatted(arguments[i], USAGE));
      }
    }
    if (collection.isEmpty() || from.isEmpty()) {
      throw new IllegalArgumentException("Say what, and from where: " + USAGE);
    }
    return new Order(
        collection, from, Path.of(report.isEmpty() ? "import-" + collection + ".tsv" : report));
  }

  /** The authority of a URI may be no host's name: tables have underscores. */
  private static URI place(String text) {
    URI place = URI.create(text);
    if (!Set.of("dynamodb", "s3").contains(place.getScheme()) || place.getAuthority() == null) {
      throw new IllegalArgumentException(
          "'%s' is neither dynamodb://TABLE nor s3://BUCKET/PREFIX".formatted(text));
    }
    return place;
  }
}
