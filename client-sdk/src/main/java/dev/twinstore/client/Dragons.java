package dev.twinstore.client;

import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonPage;
import dev.twinstore.client.model.DragonReplacement;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.DragonValidation;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The collection of dragons: each has a name of its own, a family and a place. */
public final class Dragons extends Documents<Dragon, DragonReport, DragonReplacement, DragonQuery> {
  private final DragonsApi api;
  private final Exchange exchange;

  Dragons(DragonsApi api, Exchange exchange) {
    super(
        new DocumentOperations<>(
            (report, key) -> api.reportDragon(report, key, null),
            api::readDragon,
            api::headDragon,
            api::replaceDragon,
            api::patchDragon,
            api::deleteDragon,
            api::optionsDragon,
            DragonQuery.all(),
            query -> page(api, query),
            DragonQuery::cursor,
            query ->
                api.headDragons(query.dragonName(), query.family(), query.limit(), query.cursor()),
            api::optionsDragons));
    this.api = api;
    this.exchange = exchange;
  }

  /**
   * Reports a dragon that the server may add later. Each call has an idempotency key of its own,
   * the same for all its tries, so that it makes one dragon at most.
   *
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if it was to be added at once, and its name belongs to another dragon
   */
  public Submitted submit(DragonReport report) {
    return submit(report, IdempotencyKey.random());
  }

  /**
   * Does the same, or returns what an earlier call of the same key and report was answered.
   *
   * @param idempotencyKey 1 to 253 characters of printable ASCII; quotes and backslashes count
   *     twice
   * @throws KeyReusedException if the key was used for another report
   * @throws IllegalArgumentException if the key is longer, empty, or of other characters
   */
  public Submitted submit(DragonReport report, String idempotencyKey) {
    return submit(report, new IdempotencyKey(idempotencyKey));
  }

  /** The contract has a body for each status here, which the generated operation can't tell. */
  private Submitted submit(DragonReport report, IdempotencyKey key) {
    Answer<Submitted> answer =
        exchange.send(
            new TypeReference<Submitted>() {},
            Call.of("reportDragon", "POST", "/dragons")
                .header(IdempotencyKey.HEADER, key.header())
                .header("Prefer", "respond-async")
                .body("application/json", report)
                .accept("application/json", "application/problem+json"));
    return answer.required();
  }

  /**
   * Asks what became of a report that was to be added later.
   *
   * @throws NotFoundException if there is no such submission, or it was settled a week ago
   */
  public DragonSubmission submission(String id) {
    return api.readSubmission(id).required();
  }

  /**
   * Gets a submission's headers.
   *
   * @throws NotFoundException if there is no such submission, or it was settled a week ago
   */
  public Head headSubmission(String id) {
    return new Head(api.headSubmission(id).headers());
  }

  /** Asks which methods a submission offers. */
  public Set<String> submissionMethods(String id) {
    return allowed(api.optionsSubmission(id).headers());
  }

  /**
   * Asks what is wrong with a report, and stores nothing: the answer has the violations that {@link
   * #create} would be refused for now. Nothing is reserved.
   */
  public DragonValidation validate(DragonReport report) {
    return api.validateDragon(report).required();
  }

  /**
   * Asks the same of any members that a JSON object may have.
   *
   * @throws InvalidRequestException if they can't be told as JSON at all
   */
  public DragonValidation validate(Map<String, ?> report) {
    return api.validateDragon(report).required();
  }

  private static Page<Dragon> page(DragonsApi api, DragonQuery query) {
    DragonPage page =
        api.listDragons(query.dragonName(), query.family(), query.limit(), query.cursor())
            .required();
    return Page.of(page.getDragons(), page.getNext());
  }
}
