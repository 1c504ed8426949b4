package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.RowFormat.Name.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Entries in the table of the documents. */
final class StoredEntries implements Entries {

  /** To expire or to be sent never makes an entry from nothing. */
  private static final String IS_DUE = "attribute_exists(#filterKey)";

  private final DynamoDbClient dynamoDb;
  private final Table table;
  private final TwinSettings settings;
  private final Clock clock;
  private final EntryCommits commits;
  private final Replay replay;

  StoredEntries(
      DynamoDbClient dynamoDb,
      Table table,
      Bucket bucket,
      TwinSettings settings,
      TwinMetrics metrics,
      Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.settings = settings;
    this.clock = clock;
    this.commits = new EntryCommits(table, metrics);
    this.replay = new Replay(table, bucket, clock);
  }

  @Override
  public Optional<Entry> find(String partition, String id) {
    return table
        .item(partition, id, Budget.of(settings))
        .filter(item -> !EntryWrite.isOver(item, clock.instant()))
        .map(item -> EntryWrite.entry(partition, item));
  }

  @Override
  public void write(List<EntryChange> changes) {
    Instant now = clock.instant();
    WriteId w = WriteId.above(now);
    commit(riders(changes, w, now), w, now, Budget.of(settings));
  }

  @Override
  public Once.Answer writeOnce(Once once, String answer, List<EntryChange> changes) {
    Budget budget = Budget.of(settings);
    Optional<Once.Answer> earlier = replay.find(once, budget);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Instant now = clock.instant();
    WriteId w = WriteId.above(now);
    List<Rider> riders = new ArrayList<>();
    riders.add(Receipt.of(once, w, answer, now));
    riders.addAll(riders(changes, w, now));
    return commit(riders, w, now, budget)
        .map(met -> replay.of(once, Receipt.of(met.found()), budget))
        .orElseGet(() -> new Once.Answer(answer, false));
  }

  @Override
  public Optional<Once.Answer> answered(Once once) {
    return replay.find(once, Budget.of(settings));
  }

  /**
   * @return the idempotency record of another commit; nothing when this one is done
   */
  private Optional<Outcome.Met> commit(
      List<Rider> riders, WriteId w, Instant mintedAt, Budget budget) {
    Outcome outcome = commits.commit(riders, w, mintedAt, budget);
    return switch (outcome.kind()) {
      case COMMITTED -> Optional.empty();
      case REPEATED -> {
        Outcome.Met met = outcome.met().orElseThrow();
        if (met.rider() instanceof EntryWrite write) {
          throw new Overtaken(write.change());
        }
        yield Optional.of(met);
      }
      case REFUSED -> throw new Unavailable("The table did not take the commit", outcome.cause());
      case UNKNOWN ->
          throw new UnknownOutcome(
              "Commit %s of entries may or may not have been applied".formatted(w),
              outcome.cause());
      case FENCED, LOST -> throw new IllegalStateException("Entries have neither fence nor row");
    };
  }

  static List<Rider> riders(List<EntryChange> changes, WriteId w, Instant now) {
    return changes.stream().<Rider>map(change -> new EntryWrite(change, w, now)).toList();
  }

  @Override
  public Due due(String partition, Optional<String> after, int limit) {
    Budget budget = Budget.of(settings);
    Table.Slice<DocumentId> listed =
        table.queryIndex(
            partition, EntryWrite.due(partition), after.map(DocumentId::new), limit, budget);
    Instant now = clock.instant();
    return new Due(
        table.items(partition, listed.found(), budget).stream()
            .filter(item -> EntryWrite.isFree(item, now))
            .map(item -> item.get(ID).s())
            .toList(),
        listed.next().map(DocumentId::value));
  }

  @Override
  public Optional<Entry> lease(String partition, String id, Duration lease) {
    Instant now = clock.instant();
    return update(
            partition,
            id,
            update ->
                update
                    .updateExpression("SET #leasedUntil = :until")
                    .conditionExpression(
                        IS_DUE
                            + " AND (attribute_not_exists(#leasedUntil) OR #leasedUntil <= :now)")
                    .expressionAttributeNames(
                        Map.of("#filterKey", FILTER_KEY, "#leasedUntil", EntryWrite.LEASED_UNTIL))
                    .expressionAttributeValues(
                        Map.of(
                            ":now",
                            EntryWrite.millis(now),
                            ":until",
                            EntryWrite.millis(now.plus(lease)))))
        .map(leased -> EntryWrite.entry(partition, leased.attributes()));
  }

  @Override
  public void postpone(String partition, String id, Duration lease) {
    update(
        partition,
        id,
        update ->
            update
                .updateExpression("SET #leasedUntil = :until")
                .conditionExpression(IS_DUE)
                .expressionAttributeNames(
                    Map.of("#filterKey", FILTER_KEY, "#leasedUntil", EntryWrite.LEASED_UNTIL))
                .expressionAttributeValues(
                    Map.of(":until", EntryWrite.millis(clock.instant().plus(lease)))));
  }

  @Override
  public void sent(String partition, String id, Content left, Instant expiresAt) {
    Map<String, String> names = new HashMap<>();
    names.put("#filterKey", FILTER_KEY);
    names.put("#leasedUntil", EntryWrite.LEASED_UNTIL);
    names.put("#content", CONTENT);
    names.put("#expiresAt", EXPIRES_AT);
    update(
        partition,
        id,
        update ->
            update
                .updateExpression(
                    "SET #content = :content, #expiresAt = :expiresAt"
                        + " REMOVE #filterKey, #leasedUntil")
                .conditionExpression(IS_DUE)
                .expressionAttributeNames(names)
                .expressionAttributeValues(
                    Map.of(
                        ":content",
                        AttributeValues.of(left.node()),
                        ":expiresAt",
                        EntryWrite.seconds(expiresAt))));
  }

  /**
   * @return nothing when its condition failed
   */
  private Optional<UpdateItemResponse> update(
      String partition, String id, Consumer<UpdateItemRequest.Builder> change) {
    Budget budget = Budget.of(settings);
    UpdateItemRequest.Builder update =
        UpdateItemRequest.builder()
            .tableName(settings.table())
            .key(settings.shape().key(partition, id))
            .returnValues("ALL_NEW")
            .overrideConfiguration(call -> budget.bound(call));
    change.accept(update);
    try {
      return Optional.of(dynamoDb.updateItem(update.build()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new Unavailable("The table did not mark %s/%s".formatted(partition, id), e);
    }
  }
}
