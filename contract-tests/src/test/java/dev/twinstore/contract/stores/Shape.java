package dev.twinstore.contract.stores;

import java.text.Normalizer;
import java.util.Optional;

/**
 * How a collection lies in the stores.
 *
 * @param name of the collection, its partition in the table and its folder in the bucket
 * @param idMember the member that shows a document's id, and the variable of its path
 * @param unique the member that no two documents share
 * @param indexed the member that is filtered by way of the index
 */
public record Shape(
    String name, String idMember, Optional<String> unique, Optional<String> indexed) {

  /** Where the collection's unique markers are. */
  public String markerPartition() {
    return name + ":" + unique.orElseThrow();
  }

  /**
   * The sort key of the marker of a value: its canonical composition, without white space around
   * it.
   */
  public static String markerKey(Object value) {
    return Normalizer.normalize((String) value, Normalizer.Form.NFC).strip();
  }
}
