package dev.twinstore.server.twin;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A row that a commit's transaction writes beside the document and its markers. Its condition fails
 * only where a commit has written it before: this one, in a try whose answer was lost, or another.
 */
sealed interface Rider permits Receipt, EntryWrite {

  TransactWriteItem writing(TableShape table);

  /**
   * Whether this commit has written what was found in the row's place.
   *
   * @param found all attributes; empty where the row is gone
   */
  boolean isWritten(Map<String, AttributeValue> found);
}
