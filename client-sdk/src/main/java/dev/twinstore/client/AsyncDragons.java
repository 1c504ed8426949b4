package dev.twinstore.client;

import dev.twinstore.client.model.Dragon;
import dev.twinstore.client.model.DragonReplacement;
import dev.twinstore.client.model.DragonReport;
import dev.twinstore.client.model.DragonSubmission;
import dev.twinstore.client.model.DragonValidation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The collection of dragons: each has a name of its own, a family and a place; asked without
 * waiting.
 */
public final class AsyncDragons
    extends AsyncDocuments<Dragon, DragonReport, DragonReplacement, DragonQuery> {
  private final Exchange exchange;

  AsyncDragons(Exchange exchange) {
    super(Dragons.OPERATIONS, exchange);
    this.exchange = exchange;
  }

  /**
   * Reports a dragon that the server may add later. Each call has an idempotency key of its own,
   * the same for all its tries, so that it makes one dragon at most.
   *
   * @throws InvalidRequestException if something in it is not as the contract asks
   * @throws TakenException if it was to be added at once, and its name belongs to another dragon
   * @throws UnknownOutcomeException if it may have been made, and may not
   */
  public CompletableFuture<Submitted> submit(DragonReport report) {
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
   * @throws IllegalArgumentException at once, if the key is longer, empty, or of other characters
   */
  public CompletableFuture<Submitted> submit(DragonReport report, String idempotencyKey) {
    return submit(report, new IdempotencyKey(idempotencyKey));
  }

  private CompletableFuture<Submitted> submit(DragonReport report, IdempotencyKey key) {
    return exchange.sendAsync(Dragons.submitting(report, key), Answer::required);
  }

  /**
   * Asks what became of a report that was to be added later.
   *
   * @throws NotFoundException if there is no such submission, or it was settled a week ago
   */
  public CompletableFuture<DragonSubmission> submission(String id) {
    return exchange.sendAsync(DragonsApi.readSubmission(id), Answer::required);
  }

  /**
   * Gets a submission's headers.
   *
   * @throws NotFoundException if there is no such submission, or it was settled a week ago
   */
  public CompletableFuture<Head> headSubmission(String id) {
    return exchange.sendAsync(DragonsApi.headSubmission(id), Answer::head);
  }

  /**
   * Asks which methods a submission offers.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<Set<String>> submissionMethods(String id) {
    return exchange.sendAsync(DragonsApi.optionsSubmission(id), Answer::allowed);
  }

  /**
   * Asks what is wrong with a report, and stores nothing: the answer has the violations that {@code
   * create} would be refused for now. Nothing is reserved.
   *
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<DragonValidation> validate(DragonReport report) {
    return exchange.sendAsync(DragonsApi.validateDragon(report), Answer::required);
  }

  /**
   * Asks the same of any members that a JSON object may have.
   *
   * @throws InvalidRequestException if they can't be told as JSON at all
   * @throws UnavailableException if the server can't answer now, or can't be reached
   */
  public CompletableFuture<DragonValidation> validate(Map<String, ?> report) {
    return exchange.sendAsync(DragonsApi.validateDragon(report), Answer::required);
  }
}
