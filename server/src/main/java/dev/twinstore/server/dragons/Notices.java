package dev.twinstore.server.dragons;

import dev.twinstore.server.model.Problem;
import dev.twinstore.server.model.Violation;
import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.EntryChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What whoever reported a dragon is told, if they wish: one notice for each settled report. */
@Component
final class Notices {

  /** Of a report with thousands of errors the first few will do: a notice has 256 KB at most. */
  private static final int MOST_ERRORS = 20;

  private static final int LONGEST_POINTER = 200;

  private final Outbox outbox;
  private final JsonMapper mapper;

  Notices(Outbox outbox, JsonMapper mapper) {
    this.outbox = outbox;
    this.mapper = mapper;
  }

  /**
   * @param id of the notice; the same for a report that is settled twice
   * @param dragon where it is
   */
  List<EntryChange> added(Reporter reporter, String id, String dragonName, String dragon) {
    return notice(
        reporter, id, "added", Optional.of(dragonName), json -> json.put("dragon", dragon));
  }

  List<EntryChange> rejected(
      Reporter reporter, String id, Optional<String> dragonName, Problem problem) {
    return notice(
        reporter,
        id,
        "rejected",
        dragonName,
        json -> json.set("problem", mapper.valueToTree(shortened(problem))));
  }

  private List<EntryChange> notice(
      Reporter reporter,
      String id,
      String outcome,
      Optional<String> dragonName,
      Consumer<ObjectNode> more) {
    if (!reporter.wishes() || !outbox.takes(Outbox.NOTICES)) {
      return List.of();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("outcome", outcome);
    json.put("settledAt", Instant.now().toString());
    dragonName.ifPresent(name -> json.put("dragonName", name));
    reporter.addressIn(json);
    more.accept(json);
    return List.of(EntryChange.insert(Outbox.NOTICES, id, Content.of(json)));
  }

  private static Problem shortened(Problem problem) {
    List<Violation> errors = problem.getErrors();
    if (errors == null) {
      return problem;
    }
    Problem shorter =
        new Problem(problem.getType(), problem.getTitle(), problem.getStatus())
            .detail(problem.getDetail());
    return shorter.errors(
        errors.stream()
            .limit(MOST_ERRORS)
            .map(
                error ->
                    new Violation(error.getCode(), error.getDetail())
                        .pointer(shortened(error.getPointer()))
                        .parameter(error.getParameter())
                        .header(error.getHeader()))
            .toList());
  }

  private static @Nullable String shortened(@Nullable String pointer) {
    return pointer == null || pointer.length() <= LONGEST_POINTER
        ? pointer
        : pointer.substring(0, LONGEST_POINTER);
  }
}
