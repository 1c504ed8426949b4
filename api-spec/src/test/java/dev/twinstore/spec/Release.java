package dev.twinstore.spec;

import java.util.List;

/** Whether a version may break what another one promised (Semantic Versioning 2.0.0, 8). */
record Release(String version) {

  private int major() {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  /** Returns what must be done before the breaks may be released; nothing where all is well. */
  List<String> missing(Release last, List<String> breaks, Changelog changelog) {
    if (breaks.isEmpty()) {
      return List.of();
    }
    if (major() <= last.major()) {
      return List.of(
          "Version %s breaks what %s promised: raise the major version or take it back"
              .formatted(version, last.version));
    }
    return changelog.breaking(version).isEmpty()
        ? List.of("CHANGELOG.md has no line under '### Breaking' of '## %s'".formatted(version))
        : List.of();
  }
}
