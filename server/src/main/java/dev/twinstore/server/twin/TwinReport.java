package dev.twinstore.server.twin;

import java.util.List;
import java.util.Optional;

/**
 * What lies in the two stores for one id.
 *
 * @param row what the row says of the copy; empty when there is no document
 * @param copy what was found at the row's key; empty when there is nothing
 * @param differences JSON pointers into the envelope where the copy is not what the row says; empty
 *     when the twins match
 * @param orphans keys of other copies of this id
 */
public record TwinReport(
    Optional<Facts> row, Optional<Facts> copy, List<String> differences, List<String> orphans) {

  /**
   * @param size in bytes
   * @param sha256 in lower-case hexadecimal
   */
  public record Facts(long revision, String key, long size, String sha256) {}

  /** Whether the copy is byte for byte what the row says. */
  public boolean matches() {
    return row.isPresent() && row.equals(copy) && differences.isEmpty();
  }
}
