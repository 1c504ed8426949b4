package dev.twinstore.contract.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/**
 * One call of the server to a store, as a fault chooses among them.
 *
 * @param store which of the two
 * @param method the HTTP method
 * @param path path and query as they were sent
 * @param operation the DynamoDB operation, as in {@code UpdateItem}; empty for the bucket
 * @param body the request's body as text
 * @param trace the {@code traceparent} of the client's request that it serves; empty without one
 */
public record Call(
    Store store, String method, String path, String operation, String body, String trace) {

  /** The two places where a document lies. */
  public enum Store {
    TABLE,
    BUCKET
  }

  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem");

  static Call of(Store store, HttpMessage request) {
    String target = request.header("X-Amz-Target").orElse("");
    return new Call(
        store,
        request.startWord(0),
        request.startWord(1),
        target.substring(target.indexOf('.') + 1),
        new String(request.body(), UTF_8),
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

  /** Whether this would change a row. */
  public boolean writesRow() {
    return toTable() && WRITES.contains(operation);
  }

  /** What it does, without what it does it to: {@code UpdateItem}, or {@code PUT} of a copy. */
  public String kind() {
    return toTable() ? operation : method;
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
