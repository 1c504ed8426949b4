package dev.twinstore.server.twin;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The table's name, and what its key is called; the sort key is always {@code id}.
 *
 * @param partitionKey the name of the partition key's attribute
 */
record TableShape(String name, String partitionKey) {

  /** The key of a row. */
  Map<String, AttributeValue> key(String partition, String id) {
    return Map.of(
        partitionKey, AttributeValue.fromS(partition), RowFormat.Name.ID, AttributeValue.fromS(id));
  }
}
