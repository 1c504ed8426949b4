package dev.twinstore.spec;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CHANGELOG.md: a section for each version, with what breaks under a heading of its own. */
record Changelog(String text) {

  /** Returns the lines that say what breaks in a version; none where nothing is said to. */
  List<String> breaking(String version) {
    Matcher section =
        Pattern.compile(
                "^## " + Pattern.quote(version) + "\\b.*?\\R(.*?)(?=^## |\\z)",
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text);
    if (!section.find()) {
      return List.of();
    }
    Matcher breaking =
        Pattern.compile("^### Breaking\\R(.*?)(?=^### |\\z)", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(section.group(1));
    return breaking.find()
        ? breaking.group(1).lines().filter(line -> line.startsWith("- ")).toList()
        : List.of();
  }
}
