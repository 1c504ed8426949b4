package dev.twinstore.contract.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of the server to a store, as a fault chooses among them.
 *
 * @param store which of them
 * @param method the HTTP method
 * @param path path and query as they were sent
 * @param operation the DynamoDB operation, as in {@code UpdateItem}; the queue's or the topic's;
 *     empty for the bucket
 * @param body the request's body as text
 * @param trace the {@code traceparent} of the client's request that it serves; empty without one
 */
public record Call(
    Store store, String method, String path, String operation, String body, String trace) {

  /** The two places where a document lies, and the two where a report is told of. */
  public enum Store {
    TABLE,
    BUCKET,
    QUEUE,
    TOPIC
  }

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

  private static final Pattern OF_ENTRIES = Pattern.compile("\"(?:submissions|notices)\"");

  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem");

  static Call of(Store store, HttpMessage request) {
    String target = request.header("X-Amz-Target").orElse("");
    String body = new String(request.body(), UTF_8);
    Matcher action = ACTION.matcher(store == Store.TOPIC ? body : "");
    return new Call(
        store,
        request.startWord(0),
        request.startWord(1),
        action.find() ? action.group(1) : target.substring(target.indexOf('.') + 1),
        body,
        request.header("traceparent").orElse(""));
  }

  /** Whether this goes to the table. */
  public boolean toTable() {
    return store == Store.TABLE;
  }

  /** Whether this goes to the bucket. */
  public boolean toBucket() {
    return store == Store.BUCKET;
  }

  /** Whether this goes to the queue. */
  public boolean toQueue() {
    return store == Store.QUEUE;
  }

  /** Whether this goes to the topic. */
  public boolean toTopic() {
    return store == Store.TOPIC;
  }

  /** Whether this only asks, now and then and for nobody, if there is something to do. */
  boolean isPoll() {
    return trace.isEmpty()
        && (operation.equals("ReceiveMessage")
            || (operation.equals("Query") && body.contains("#due\""))
            || (operation.equals("BatchGetItem") && OF_ENTRIES.matcher(body).find()));
  }

  /** Whether this would change a row. */
  public boolean writesRow() {
    return toTable() && WRITES.contains(operation);
  }

  /** What it does, without what it does it to: {@code UpdateItem}, or {@code PUT} of a copy. */
  public String kind() {
    return toBucket() ? method : operation;
  }

  /** Whether this would put a copy. */
  public boolean putsCopy() {
    return toBucket() && method.equals("PUT");
  }

  /** Whether this would delete copies, one or many. */
  public boolean deletesCopy() {
    return toBucket()
        && (method.equals("DELETE") || (method.equals("POST") && path.contains("delete")));
  }
}
