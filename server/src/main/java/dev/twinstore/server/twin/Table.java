package dev.twinstore.server.twin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The rows. Reads are strongly consistent, but for the index, and throw {@link Unavailable} when
 * the table did not answer within the budget; {@link #send} throws what the SDK throws.
 */
final class Table {

  static final String INDEX = "by-filter";

  private static final String LIVE_ONLY = "attribute_exists(#objectKey)";

  private final DynamoDbClient dynamoDb;
  private final TableShape shape;
  private final Batches batches;
  private volatile boolean seemsAway;

  /** Some of a query's results, and the id to go on after. */
  record Slice<T>(List<T> found, Optional<DocumentId> next) {}

  Table(DynamoDbClient dynamoDb, TableShape shape) {
    this.dynamoDb = dynamoDb;
    this.shape = shape;
    this.batches = new Batches(dynamoDb, shape);
  }

  /** Whether the last call was not answered. */
  boolean seemsAway() {
    return seemsAway;
  }

  Optional<Row> read(String collection, DocumentId id, Budget budget) {
    return get(shape.key(collection, id.value()), budget)
        .map(item -> RowFormat.row(collection, item));
  }

  Optional<DocumentId> owner(String partition, String key, Budget budget) {
    return get(shape.key(partition, key), budget)
        .map(marker -> new DocumentId(marker.get(Marker.OWNER).s()));
  }

  /** A row of any kind. */
  Optional<Map<String, AttributeValue>> item(String partition, String id, Budget budget) {
    return get(shape.key(partition, id), budget);
  }

  Optional<Receipt> receipt(String key, Budget budget) {
    return get(shape.key(Receipt.PARTITION, key), budget).map(Receipt::of);
  }

  /** Sends a commit once, signed as of when its write id was minted. */
  void send(Commit commit, Budget budget) {
    AwsRequestOverrideConfiguration once = once(commit.mintedAt(), budget);
    sendOnce(() -> write(commit, once));
  }

  /** Sends a commit of riders alone, in the same way. */
  void send(List<Rider> riders, WriteId w, Instant mintedAt, Budget budget) {
    AwsRequestOverrideConfiguration once = once(mintedAt, budget);
    List<TransactWriteItem> items = riders.stream().map(rider -> rider.writing(shape)).toList();
    sendOnce(() -> transact(items, w, once));
  }

  private static AwsRequestOverrideConfiguration once(Instant mintedAt, Budget budget) {
    return budget
        .boundCommit(AwsRequestOverrideConfiguration.builder())
        .addPlugin(new CommitSigning(mintedAt))
        .build();
  }

  private void sendOnce(Runnable call) {
    try {
      call.run();
      seemsAway = false;
    } catch (AwsServiceException e) {
      seemsAway = e.statusCode() >= 500;
      throw e;
    } catch (SdkException e) {
      seemsAway = true;
      throw e;
    }
  }

  private void write(Commit commit, AwsRequestOverrideConfiguration once) {
    if (commit.isSingle()) {
      dynamoDb.updateItem(
          update ->
              update
                  .tableName(shape.name())
                  .key(shape.key(commit.next().collection(), commit.next().id().value()))
                  .updateExpression(commit.update())
                  .conditionExpression(commit.condition())
                  .expressionAttributeNames(commit.names())
                  .expressionAttributeValues(commit.values())
                  .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                  .overrideConfiguration(once));
      return;
    }
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(shape.name())
                        .key(shape.key(commit.next().collection(), commit.next().id().value()))
                        .updateExpression(commit.update())
                        .conditionExpression(commit.condition())
                        .expressionAttributeNames(commit.names())
                        .expressionAttributeValues(commit.values())
                        .returnValuesOnConditionCheckFailure(
                            ReturnValuesOnConditionCheckFailure.ALL_OLD))
            .build());
    items.addAll(commit.markers().items(shape));
    commit.riders().forEach(rider -> items.add(rider.writing(shape)));
    transact(items, commit.id(), once);
  }

  private void transact(
      List<TransactWriteItem> items, WriteId w, AwsRequestOverrideConfiguration once) {
    dynamoDb.transactWriteItems(
        write ->
            write.clientRequestToken(w.value()).transactItems(items).overrideConfiguration(once));
  }

  /** The live rows of a collection in the order of ids; looks at {@code limit} rows at most. */
  Slice<Row> query(String collection, Optional<DocumentId> after, int limit, Budget budget) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(shape.name())
            .consistentRead(true)
            .limit(limit)
            .keyConditionExpression("#collection = :collection")
            .filterExpression(LIVE_ONLY)
            .expressionAttributeNames(
                Map.of(
                    "#collection", shape.partitionKey(), "#objectKey", RowFormat.Name.OBJECT_KEY))
            .expressionAttributeValues(Map.of(":collection", AttributeValue.fromS(collection)));
    after.ifPresent(id -> query.exclusiveStartKey(shape.key(collection, id.value())));
    QueryResponse response = query(query, budget);
    return new Slice<>(
        response.items().stream().map(item -> RowFormat.row(collection, item)).toList(),
        next(response));
  }

  /** Ids that the index knows for a filter, in their order; it may lag behind the rows. */
  Slice<DocumentId> queryIndex(
      String collection, String filterKey, Optional<DocumentId> after, int limit, Budget budget) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(shape.name())
            .indexName(INDEX)
            .limit(limit)
            .keyConditionExpression("#filterKey = :filterKey")
            .expressionAttributeNames(Map.of("#filterKey", RowFormat.Name.FILTER_KEY))
            .expressionAttributeValues(Map.of(":filterKey", AttributeValue.fromS(filterKey)));
    after.ifPresent(
        id -> {
          Map<String, AttributeValue> start = new HashMap<>(shape.key(collection, id.value()));
          start.put(RowFormat.Name.FILTER_KEY, AttributeValue.fromS(filterKey));
          query.exclusiveStartKey(start);
        });
    QueryResponse response = query(query, budget);
    return new Slice<>(
        response.items().stream()
            .map(item -> new DocumentId(item.get(RowFormat.Name.ID).s()))
            .toList(),
        next(response));
  }

  /** The rows of these ids, of those that there are. */
  Map<DocumentId, Row> readAll(String collection, Collection<DocumentId> ids, Budget budget) {
    return items(collection, ids, budget).stream()
        .collect(
            Collectors.toMap(
                item -> new DocumentId(item.get(RowFormat.Name.ID).s()),
                item -> RowFormat.row(collection, item)));
  }

  /** The rows of these ids, of any kind and in any order, of those that there are. */
  List<Map<String, AttributeValue>> items(
      String partition, Collection<DocumentId> ids, Budget budget) {
    return answered(
        () ->
            batches.read(
                ids.stream().map(id -> shape.key(partition, id.value())).toList(), budget));
  }

  private Optional<Map<String, AttributeValue>> get(
      Map<String, AttributeValue> key, Budget budget) {
    return Optional.of(
            answered(
                () ->
                    dynamoDb.getItem(
                        get ->
                            get.tableName(shape.name())
                                .key(key)
                                .consistentRead(true)
                                .overrideConfiguration(call -> budget.bound(call)))))
        .filter(response -> response.hasItem())
        .map(response -> response.item());
  }

  private QueryResponse query(QueryRequest.Builder query, Budget budget) {
    return answered(
        () -> dynamoDb.query(query.overrideConfiguration(call -> budget.bound(call)).build()));
  }

  private static Optional<DocumentId> next(QueryResponse response) {
    return response.hasLastEvaluatedKey()
        ? Optional.of(new DocumentId(response.lastEvaluatedKey().get(RowFormat.Name.ID).s()))
        : Optional.empty();
  }

  private <T> T answered(Supplier<T> call) {
    try {
      T answer = call.get();
      seemsAway = false;
      return answer;
    } catch (SdkException e) {
      throw new Unavailable("The table did not answer", e);
    }
  }
}
