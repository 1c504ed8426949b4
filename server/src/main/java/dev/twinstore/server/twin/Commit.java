package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.RowFormat.Name.*;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The one conditional write that decides.
 *
 * @param next the row as it shall be; its write id, W, names this commit
 * @param expected E, the write id of the row that was read; null when there was none
 * @param markers what the same transaction does with unique markers
 * @param riders what else the same transaction writes
 * @param mintedAt when W was minted: what the call is signed as of
 */
record Commit(
    Row next,
    @Nullable WriteId expected,
    Marker.Actions markers,
    List<Rider> riders,
    Instant mintedAt) {

  /** Every attribute of a row but its key and its fence, which only a sweep sets. */
  private static final List<String> ATTRIBUTES =
      List.of(
          FORMAT,
          REVISION,
          WRITE_ID,
          RECENT_WRITES,
          RECENT_WRITES_COMPLETE,
          CREATED_AT,
          UPDATED_AT,
          OBJECT_KEY,
          SIZE,
          SHA256,
          CONTENT,
          UNIQUE_KEY,
          FILTER_KEY,
          EXPIRES_AT);

  private static final String NOT_FENCED = "(attribute_not_exists(#fence) OR #fence < :writeId)";

  WriteId id() {
    return next.written();
  }

  Commit withoutRelease() {
    return new Commit(next, expected, markers.withoutRelease(), riders, mintedAt);
  }

  Commit with(List<Rider> others) {
    return new Commit(next, expected, markers, others, mintedAt);
  }

  /** Whether the row is all that is written. */
  boolean isSingle() {
    return markers.isEmpty() && riders.isEmpty();
  }

  /**
   * Nothing has been written since E was read, and no fence is in the way. Never the revision: ids
   * live again.
   */
  String condition() {
    return (expected == null ? "attribute_not_exists(#writeId)" : "#writeId = :expected")
        + " AND "
        + NOT_FENCED;
  }

  /**
   * Sets what the new row has and removes what it lacks, for whatever shape was there: an {@code
   * expiresAt} that stayed on a live row would delete it. An update and not a put, which would wipe
   * a fence that was set since the row was read.
   */
  String update() {
    Map<String, AttributeValue> attributes = RowFormat.attributes(next);
    StringJoiner set = new StringJoiner(", ", "SET ", "");
    StringJoiner remove = new StringJoiner(", ", " REMOVE ", "").setEmptyValue("");
    for (String name : ATTRIBUTES) {
      if (attributes.containsKey(name)) {
        set.add("#" + name + " = :" + name);
      } else {
        remove.add("#" + name);
      }
    }
    return set + remove.toString();
  }

  Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    ATTRIBUTES.forEach(name -> names.put("#" + name, name));
    names.put("#" + FENCE, FENCE);
    return names;
  }

  Map<String, AttributeValue> values() {
    Map<String, AttributeValue> values = new HashMap<>();
    RowFormat.attributes(next).forEach((name, value) -> values.put(":" + name, value));
    if (expected != null) {
      values.put(":expected", AttributeValue.fromS(expected.value()));
    }
    return values;
  }
}
