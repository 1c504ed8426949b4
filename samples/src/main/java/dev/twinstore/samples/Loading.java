package dev.twinstore.samples;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.twinstore.client.Dragons;
import dev.twinstore.client.InvalidRequestException;
import dev.twinstore.client.TakenException;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.Violation;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports dragons one after the other, and counts what becomes of them. A name that is taken is
 * counted as already there, so that a file can be loaded again.
 */
final class Loading {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(value -> value.withValueInclusion(Include.NON_NULL))
          .build();

  private final Dragons dragons;
  private final PrintStream progress;
  private int added;
  private int alreadyThere;
  private int refused;

  Loading(Dragons dragons, PrintStream progress) {
    this.dragons = dragons;
    this.progress = progress;
  }

  /**
   * @throws dev.twinstore.client.TwinstoreException when the server can't go on; what was added
   *     stays
   */
  void load(List<DragonFile.Entry> entries) {
    int tenth = Math.max(1, entries.size() / 10);
    for (DragonFile.Entry entry : entries) {
      load(entry);
      if (entry.number() % tenth == 0 || entry.number() == entries.size()) {
        progress.printf("%d of %d%n", entry.number(), entries.size());
      }
    }
  }

  private void load(DragonFile.Entry entry) {
    List<Violation> violations = judge(entry.members());
    if (!violations.isEmpty()) {
      refuse(entry, violations);
      return;
    }
    try {
      dragons.create(MAPPER.convertValue(entry.members(), DragonReport.class));
      added++;
    } catch (TakenException e) {
      alreadyThere++;
    } catch (InvalidRequestException e) {
      refuse(entry, e.violations());
    }
  }

  /** What the SDK's model can't say (a member too many, a wrong type) only the server can judge. */
  private List<Violation> judge(Map<String, Object> members) {
    return sayable(members) ? List.of() : dragons.validate(members).getErrors();
  }

  private static boolean sayable(Map<String, Object> members) {
    try {
      DragonReport report = MAPPER.convertValue(members, DragonReport.class);
      return MAPPER
          .convertValue(report, new TypeReference<Map<String, Object>>() {})
          .equals(members);
    } catch (JacksonException e) {
      return false;
    }
  }

  private void refuse(DragonFile.Entry entry, List<Violation> violations) {
    refused++;
    progress.printf(
        "refused: %s: %s%n",
        entry,
        violations.stream()
            .map(violation -> violation.getPointer() + " " + violation.getDetail())
            .collect(Collectors.joining("; ")));
  }

  boolean refusedNone() {
    return refused == 0;
  }

  /** The counts, in words. */
  @Override
  public String toString() {
    return "%d added, %d already there, %d refused".formatted(added, alreadyThere, refused);
  }
}
