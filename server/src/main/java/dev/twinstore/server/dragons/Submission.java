package dev.twinstore.server.dragons;

import dev.twinstore.server.model.DragonSubmission;
import dev.twinstore.server.model.Problem;
import dev.twinstore.server.model.SubmissionStatus;
import dev.twinstore.server.twin.Content;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A report that waits for its turn or has had it, as its entry holds it.
 *
 * @param id of the submission, and of the notice about it
 */
record Submission(String id, ObjectNode json) {

  private static final String STATUS = "status";
  private static final String DRAGON_ID = "dragonId";
  private static final String REPORT = "report";

  /** What is shown to whoever asks; all else is for the worker. */
  private static final Set<String> SHOWN =
      Set.of(STATUS, "createdAt", "settledAt", "dragon", "problem");

  /**
   * A new one. The dragon's id is chosen now, so that each try to add it means the same dragon.
   *
   * @param dragon what is kept of the report
   */
  static Submission pending(ObjectNode dragon, Reporter reporter) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(STATUS, SubmissionStatus.PENDING.getValue());
    json.put("createdAt", now());
    json.put(DRAGON_ID, UUID.randomUUID().toString());
    json.set(REPORT, dragon);
    reporter.keepIn(json);
    return new Submission(UUID.randomUUID().toString(), json);
  }

  boolean isPending() {
    return json.path(STATUS).stringValue("").equals(SubmissionStatus.PENDING.getValue());
  }

  String dragonId() {
    return json.required(DRAGON_ID).stringValue();
  }

  ObjectNode report() {
    return json.required(REPORT).asObject();
  }

  String dragonName() {
    return report().required("dragonName").stringValue();
  }

  Reporter reporter() {
    return Reporter.keptIn(json);
  }

  /** Where the dragon is, or will be. */
  String dragon() {
    return "/dragons/" + dragonId();
  }

  Content added() {
    ObjectNode settled = settled(SubmissionStatus.ADDED);
    settled.put("dragon", dragon());
    return Content.of(settled);
  }

  Content rejected(Problem problem, JsonMapper mapper) {
    ObjectNode settled = settled(SubmissionStatus.REJECTED);
    settled.set("problem", mapper.valueToTree(problem));
    return Content.of(settled);
  }

  /** Without the report, and without whoever sent it. */
  private ObjectNode settled(SubmissionStatus status) {
    ObjectNode settled = JsonNodeFactory.instance.objectNode();
    settled.put(STATUS, status.getValue());
    settled.set("createdAt", json.required("createdAt"));
    settled.put("settledAt", now());
    return settled;
  }

  ObjectNode shown() {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("id", id);
    json.properties().stream()
        .filter(member -> SHOWN.contains(member.getKey()))
        .forEach(member -> shown.set(member.getKey(), member.getValue()));
    return shown;
  }

  DragonSubmission model(JsonMapper mapper) {
    return mapper.treeToValue(shown(), DragonSubmission.class);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
  }
}
