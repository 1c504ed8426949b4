package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.RowFormat.Name.*;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a {@link Row} is laid out in DynamoDB: format 1. */
final class RowFormat {

  /** The attributes of a row. */
  static final class Name {
    static final String ID = "id";
    static final String FORMAT = "format";
    static final String REVISION = "revision";
    static final String WRITE_ID = "writeId";
    static final String RECENT_WRITES = "recentWrites";
    static final String RECENT_WRITES_COMPLETE = "recentWritesComplete";
    static final String CREATED_AT = "createdAt";
    static final String UPDATED_AT = "updatedAt";
    static final String OBJECT_KEY = "objectKey";
    static final String SIZE = "size";
    static final String SHA256 = "sha256";
    static final String CONTENT = "content";
    static final String UNIQUE_KEY = "uniqueKey";
    static final String FILTER_KEY = "filterKey";
    static final String FENCE = "fence";
    static final String EXPIRES_AT = "expiresAt";

    /** All that are named in any row, but for the partition key, whose name is a setting. */
    static final Set<String> ALL =
        Set.of(
            ID,
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
            FENCE,
            EXPIRES_AT,
            EntryWrite.CREATED_BY,
            EntryWrite.LEASED_UNTIL,
            Marker.OWNER,
            Pairing.BUCKET,
            Receipt.REQUEST,
            Receipt.ANSWER,
            Receipt.IN_BUCKET);

    private Name() {}
  }

  /** The format that this code writes; it refuses to read a newer one. */
  static final int FORMAT_NUMBER = 1;

  /** Content that weighs more than this, in bytes as DynamoDB counts, is in the copy alone. */
  static final long LARGEST_INLINE = 100 * 1024;

  /** An attribute's name has this many bytes at most (Developer Guide, "Quotas"). */
  static final int LONGEST_NAME = 65_535;

  /** DynamoDB nests 32 levels (Developer Guide, "Quotas"); one is the row's, one is spare. */
  static final int DEEPEST_INLINE = 30;

  private static final DateTimeFormatter MICROS =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  private RowFormat() {}

  /** A moment as rows and copies write it: RFC 3339, UTC, six digits of a second. */
  static String text(Instant moment) {
    return MICROS.format(moment);
  }

  static boolean fitsInline(Content content) {
    AttributeValue value = AttributeValues.of(content.node());
    return AttributeValues.size(value) <= LARGEST_INLINE
        && AttributeValues.depth(value) <= DEEPEST_INLINE
        && AttributeValues.longestName(value) <= LONGEST_NAME;
  }

  /** All attributes of a row but its key and its fence. */
  static Map<String, AttributeValue> attributes(Row row) {
    Map<String, AttributeValue> to = new LinkedHashMap<>();
    to.put(FORMAT, number(FORMAT_NUMBER));
    to.put(REVISION, number(row.revision()));
    to.put(WRITE_ID, AttributeValue.fromS(row.written().value()));
    to.put(
        RECENT_WRITES,
        AttributeValue.fromL(
            row.recentWrites().writes().stream()
                .map(write -> AttributeValue.fromS(write.value()))
                .toList()));
    to.put(RECENT_WRITES_COMPLETE, AttributeValue.fromBool(row.recentWrites().complete()));
    row.body()
        .ifPresent(
            body -> {
              to.put(CREATED_AT, AttributeValue.fromS(text(body.createdAt())));
              to.put(UPDATED_AT, AttributeValue.fromS(text(body.updatedAt())));
              to.put(OBJECT_KEY, AttributeValue.fromS(body.objectKey()));
              to.put(SIZE, number(body.size()));
              to.put(SHA256, AttributeValue.fromS(body.sha256()));
              body.content()
                  .ifPresent(content -> to.put(CONTENT, AttributeValues.of(content.node())));
            });
    row.uniqueKey().ifPresent(key -> to.put(UNIQUE_KEY, AttributeValue.fromS(key)));
    row.filterKey().ifPresent(key -> to.put(FILTER_KEY, AttributeValue.fromS(key)));
    row.expiresAt().ifPresent(at -> to.put(EXPIRES_AT, number(at.getEpochSecond())));
    return to;
  }

  /**
   * @param collection the row's partition: what the table calls that attribute is not its concern
   */
  static Row row(String collection, Map<String, AttributeValue> from) {
    if (from.containsKey(FORMAT) && Integer.parseInt(from.get(FORMAT).n()) > FORMAT_NUMBER) {
      throw new IllegalStateException(
          "Row %s/%s has format %s; this server reads up to %d. Upgrade it."
              .formatted(collection, from.get(ID).s(), from.get(FORMAT).n(), 1));
    }
    return new Row(
        collection,
        new DocumentId(from.get(ID).s()),
        optional(from, REVISION, value -> Long.parseLong(value.n())).orElse(0L),
        writeId(from, WRITE_ID),
        history(from),
        writeId(from, FENCE),
        optional(from, OBJECT_KEY, AttributeValue::s).map(key -> body(from, key)),
        optional(from, UNIQUE_KEY, AttributeValue::s),
        optional(from, FILTER_KEY, AttributeValue::s),
        optional(from, EXPIRES_AT, value -> Instant.ofEpochSecond(Long.parseLong(value.n()))));
  }

  private static Row.Body body(Map<String, AttributeValue> from, String objectKey) {
    return new Row.Body(
        Instant.parse(from.get(CREATED_AT).s()),
        Instant.parse(from.get(UPDATED_AT).s()),
        objectKey,
        Long.parseLong(from.get(SIZE).n()),
        from.get(SHA256).s(),
        optional(from, CONTENT, value -> Content.of(AttributeValues.object(value.m()))));
  }

  private static History history(Map<String, AttributeValue> from) {
    if (!from.containsKey(RECENT_WRITES)) {
      return History.NONE;
    }
    return new History(
        from.get(RECENT_WRITES).l().stream().map(write -> new WriteId(write.s())).toList(),
        from.get(RECENT_WRITES_COMPLETE).bool());
  }

  private static @Nullable WriteId writeId(Map<String, AttributeValue> from, String name) {
    return optional(from, name, value -> new WriteId(value.s())).orElse(null);
  }

  private static <T> Optional<T> optional(
      Map<String, AttributeValue> from, String name, Function<AttributeValue, T> read) {
    return Optional.ofNullable(from.get(name)).map(read);
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
