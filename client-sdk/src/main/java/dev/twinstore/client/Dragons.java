package dev.twinstore.client;

import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReplacement;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.DragonValidation;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The collection of dragons: each has a name of its own, a family and a place. */
public final class Dragons extends Documents<Dragon, DragonReport, DragonReplacement, DragonQuery> {
  static final DocumentOperations<Dragon, DragonReport, DragonReplacement, DragonQuery> OPERATIONS =
      new DocumentOperations<>(
          (report, key) -> DragonsApi.reportDragon(report, key, null),
          DragonsApi::readDragon,
          DragonsApi::headDragon,
          DragonsApi::replaceDragon,
          DragonsApi::patchDragon,
          DragonsApi::deleteDragon,
          DragonsApi::optionsDragon,
          DragonQuery.all(),
          new Pages<>(
              query ->
                  DragonsApi.listDragons(
                      query.dragonName(), query.family(), query.limit(), query.cursor()),
              page -> Page.of(page.required().getDragons(), page.required().getNext()),
              DragonQuery::cursor),
          query ->
              DragonsApi.headDragons(
                  query.dragonName(), query.family(), query.limit(), query.cursor()),
          DragonsApi::optionsDragons);

  private final Exchange exchange;

  Dragons(Exchange exchange) {
    super(OPERATIONS, exchange);
    this.exchange = exchange;
  }

  /** The contract has a body for each status here, which the generated operation can't tell. */
  static Call<Submitted> submitting(DragonReport report, IdempotencyKey key) {
    return DragonsApi.reportDragon(report, key.header(), "respond-async")
        .as(new TypeReference<Submitted>() {});
  }

  /**
   * Reports a dragon that the server may add later. Each call has an idempotency key of its own,
   * the same for all its tries, so that it makes one dragon at most.
   *
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if it was to be added at once, and its name belongs to another dragon
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public Submitted submit(DragonReport report) {
    return submit(report, IdempotencyKey.random());
  }

  /**
   * Does the same, or returns what an earlier call of the same key and report was answered.
   *
   * @param idempotencyKey 1 to 253 characters of printable ASCII; quotes and backslashes count
   *     twice
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if it was to be added at once, and its name belongs to another dragon
   * @throws KeyReusedException if the key was used for another report
   * @throws UnknownOutcomeException if it may have been made, and may not
   * @throws IllegalArgumentException if the key is longer, empty, or of other characters
   */
  public Submitted submit(DragonReport report, String idempotencyKey) {
    return submit(report, new IdempotencyKey(idempotencyKey));
  }

  private Submitted submit(DragonReport report, IdempotencyKey key) {
    return exchange.send(submitting(report, key)).required();
  }

  /**
   * Asks what became of a report that was to be added later.
   *
   * @throws NotFoundException if there is no such submission, or it was settled a week ago
   */
  public DragonSubmission submission(String id) {
    return exchange.send(DragonsApi.readSubmission(id)).required();
  }

  /**
   * Gets a submission's headers.
   *
   * @throws NotFoundException if there is no such submission, or it was settled a week ago
   */
  public Head headSubmission(String id) {
    return exchange.send(DragonsApi.headSubmission(id)).head();
  }

  /**
   * Asks which methods a submission offers.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public Set<String> submissionMethods(String id) {
    return exchange.send(DragonsApi.optionsSubmission(id)).allowed();
  }

  /**
   * Asks what is wrong with a report, and stores nothing: the answer has the violations that {@code
   * create} would be refused for now. Nothing is reserved.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public DragonValidation validate(DragonReport report) {
    return exchange.send(DragonsApi.validateDragon(report)).required();
  }

  /**
   * Asks the same of any members that a JSON object may have.
   *
   * @throws InvalidRequestException if they can't be told as JSON at all
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public DragonValidation validate(Map<String, ?> report) {
    return exchange.send(DragonsApi.validateDragon(report)).required();
  }
}
