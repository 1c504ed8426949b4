package dev.twinstore.server.dragons;

import dev.twinstore.server.model.Dragon;
import dev.twinstore.server.model.DragonReplacement;
import dev.twinstore.server.model.DragonReport;
import dev.twinstore.server.model.Problem;
import dev.twinstore.server.model.Violation;
import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.twin.Entries;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.twin.Once;
import dev.twinstore.server.twin.Overtaken;
import dev.twinstore.server.twin.Taken;
import dev.twinstore.server.twin.TwinStore;
import dev.twinstore.server.web.Documents;
import dev.twinstore.server.web.Prefer;
import dev.twinstore.server.web.Problems;
import dev.twinstore.server.web.RefusalWitness;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of a report: a dragon at once, a submission, or a refusal; and a notice of it. A
 * refusal is answered when its notice is written, so that none is owed by a server that dies.
 */
@Component
final class Reports implements RefusalWitness {

  private static final String OPERATION = "POST /dragons";

  private final Documents<Dragon> dragons;
  private final Submissions submissions;
  private final Notices notices;
  private final Outbox outbox;
  private final Entries entries;
  private final JsonMapper mapper;

  Reports(
      Documents<Dragon> dragons,
      Submissions submissions,
      Notices notices,
      Outbox outbox,
      TwinStore store,
      JsonMapper mapper) {
    this.dragons = dragons;
    this.submissions = submissions;
    this.notices = notices;
    this.outbox = outbox;
    this.entries = store.entries();
    this.mapper = mapper;
  }

  ResponseEntity<Dragon> take(
      DragonReport report, @Nullable String idempotencyKey, Prefer preferences) {
    Optional<Once> once = Optional.ofNullable(idempotencyKey).map(key -> dragons.once(report, key));
    if (preferences.has(Prefer.RESPOND_ASYNC) && submissions.areTaken()) {
      return submit(report, once);
    }
    String id = UUID.randomUUID().toString();
    Reporter reporter = Reporter.of(report);
    List<EntryChange> notice =
        notices.added(reporter, id, report.getDragonName(), "/dragons/" + id);
    try {
      ResponseEntity<Dragon> answer =
          dragons.create(id, report, kept(report), idempotencyKey, notice);
      if (isOf(answer, id)) {
        outbox.send(notice);
      }
      return answer;
    } catch (Taken e) {
      settleRefused(
          notices.rejected(
              reporter,
              once.map(Reports::idOfRefusal).orElse(id),
              Optional.of(report.getDragonName()),
              Problems.of(e)));
      throw e;
    }
  }

  private ResponseEntity<Dragon> submit(DragonReport report, Optional<Once> once) {
    ObjectNode dragon = mapper.valueToTree(kept(report));
    Once.Answer answer = submissions.take(Submission.pending(dragon, Reporter.of(report)), once);
    return dragons.answer(answer);
  }

  /** Whether it is not the answer to an earlier request, whose notice is that request's concern. */
  private static boolean isOf(ResponseEntity<Dragon> answer, String id) {
    return Objects.toString(answer.getHeaders().getLocation()).endsWith(id);
  }

  /** The same for each time that a request is refused under its key. */
  private static String idOfRefusal(Once once) {
    return UUID.nameUUIDFromBytes(once.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void settleRefused(List<EntryChange> notice) {
    if (notice.isEmpty()) {
      return;
    }
    try {
      entries.write(notice);
      outbox.send(notice);
    } catch (Overtaken e) {
      // The same request was refused before.
    }
  }

  @Override
  public void refused(String operation, JsonNode body, Problem problem) {
    if (operation.equals(OPERATION) && body.isObject() && isOfTheDragon(problem)) {
      ObjectNode report = body.asObject();
      settleRefused(
          notices.rejected(
              Reporter.ofInvalid(report), UUID.randomUUID().toString(), Optional.empty(), problem));
    }
  }

  /** Whether nothing is wrong with the wish itself, nor with whom to tell. */
  private static boolean isOfTheDragon(Problem problem) {
    List<Violation> errors = problem.getErrors();
    return errors != null
        && errors.stream()
            .map(Violation::getPointer)
            .noneMatch(
                at -> "/confirmationRequired".equals(at) || "/reportingPhoneNumber".equals(at));
  }

  /**
   * What a report says of the dragon; what it says of whoever reports is for notices alone, and in
   * no document.
   */
  private static DragonReplacement kept(DragonReport report) {
    return new DragonReplacement(
        report.getDragonName(),
        report.getDescription(),
        report.getFamily(),
        report.getCity(),
        report.getCountry(),
        report.getState(),
        report.getNeighborhood());
  }
}
