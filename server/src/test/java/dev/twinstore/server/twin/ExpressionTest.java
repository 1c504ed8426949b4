package dev.twinstore.server.twin;

import static dev.twinstore.server.twin.StoredTwinsTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** What a commit's one expression makes of a row, from every shape into every other. */
class ExpressionTest {

  private static final Stores STORES = new Stores();
  private static final Table TABLE = new Table(STORES.dynamoDb, STORES.table);
  private static final String COLLECTION = "shapes";
  private static final DocumentId ID = new DocumentId("kettle");

  private static final Instant NOW = Instant.now();
  private static final WriteId LOW = WriteId.above(NOW.minusSeconds(60));
  private static final WriteId BEFORE = WriteId.above(NOW.minusSeconds(50));
  private static final WriteId NEXT = WriteId.above(NOW);

  /** A shape that rows have: which of the optional attributes there are. */
  record Shape(
      boolean written,
      boolean live,
      boolean inline,
      boolean unique,
      boolean filtered,
      boolean fenced,
      boolean expiring) {

    Row row(WriteId writeId, History history) {
      return new Row(
          COLLECTION,
          ID,
          history.writes().size() + 1,
          writeId,
          history.plus(writeId),
          null,
          live ? Optional.of(body(writeId)) : Optional.empty(),
          Optional.of("a name").filter(name -> unique),
          Optional.of("shapes#kind#k").filter(key -> filtered),
          Optional.of(Instant.ofEpochSecond(9_999_999_999L)).filter(at -> expiring));
    }

    private Row.Body body(WriteId writeId) {
      return new Row.Body(
          NOW,
          NOW,
          new CopyKey(COLLECTION, ID, 1, writeId).toString(),
          17,
          "5".repeat(64),
          Optional.of(content("{'name':'a name','by':'" + writeId + "'}")).filter(c -> inline));
    }

    /** The attributes, key and fence included; none where there is no row. */
    Map<String, AttributeValue> item(WriteId writeId, History history) {
      Map<String, AttributeValue> item = new HashMap<>();
      if (written) {
        item.putAll(RowFormat.attributes(row(writeId, history)));
      }
      if (fenced) {
        item.put(RowFormat.Name.FENCE, AttributeValue.fromS(LOW.value()));
      }
      if (expiring) {
        item.put(RowFormat.Name.EXPIRES_AT, AttributeValue.fromN("9999999999"));
      }
      if (!item.isEmpty()) {
        item.putAll(STORES.table.key(COLLECTION, ID.value()));
      }
      return item;
    }
  }

  /** No row, a fence alone, tombstones, and every live row; an expiry may be left over on any. */
  @Provide
  Arbitrary<Shape> old() {
    List<Shape> all = new ArrayList<>();
    all.add(new Shape(false, false, false, false, false, false, false));
    all.add(new Shape(false, false, false, false, false, true, false));
    all.add(new Shape(false, false, false, false, false, true, true));
    for (int bits = 0; bits < 4; bits++) {
      all.add(tombstone(has(bits, 1), has(bits, 2)));
    }
    for (int bits = 0; bits < 32; bits++) {
      all.add(
          new Shape(
              true, true, has(bits, 1), has(bits, 2), has(bits, 4), has(bits, 8), has(bits, 16)));
    }
    return Arbitraries.of(all);
  }

  @Provide
  Arbitrary<Shape> next() {
    List<Shape> all = new ArrayList<>();
    all.add(tombstone(false, true));
    for (int bits = 0; bits < 8; bits++) {
      all.add(new Shape(true, true, has(bits, 1), has(bits, 2), has(bits, 4), false, false));
    }
    return Arbitraries.of(all);
  }

  private static Shape tombstone(boolean fenced, boolean expiring) {
    return new Shape(true, false, false, false, false, fenced, expiring);
  }

  private static boolean has(int bits, int bit) {
    return (bits & bit) != 0;
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE)
  void makesTheNewShapeExactlyAndLeavesTheFence(
      @ForAll("old") Shape old, @ForAll("next") Shape next) {
    lay(old);
    History history = old.written() ? History.NONE.plus(BEFORE) : History.NONE;
    TABLE.send(commit(next, old.written() ? BEFORE : null, history), budget());
    Map<String, AttributeValue> wanted = next.item(NEXT, history);
    if (old.fenced()) {
      wanted.put(RowFormat.Name.FENCE, AttributeValue.fromS(LOW.value()));
    }
    assertThat(STORES.row(COLLECTION, ID.value())).isEqualTo(wanted);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, edgeCases = EdgeCasesMode.NONE)
  void changesNothingWhenAnotherWriteCameFirstOrAFenceIsInTheWay(@ForAll("old") Shape old) {
    Shape live = new Shape(true, true, true, true, true, false, false);
    History history = old.written() ? History.NONE.plus(BEFORE) : History.NONE;
    WriteId other = WriteId.above(NOW.minusSeconds(40));
    lay(old);
    refused(commit(live, other, history));
    if (old.written()) {
      refused(commit(live, null, history));
    }
    assertThat(STORES.row(COLLECTION, ID.value())).isEqualTo(old.item(BEFORE, History.NONE));

    for (WriteId fence : List.of(NEXT, WriteId.above(NOW.plusSeconds(60)))) {
      Map<String, AttributeValue> fenced = new HashMap<>(old.item(BEFORE, History.NONE));
      fenced.putAll(STORES.table.key(COLLECTION, ID.value()));
      fenced.put(RowFormat.Name.FENCE, AttributeValue.fromS(fence.value()));
      STORES.dynamoDb.putItem(put -> put.tableName(STORES.name).item(fenced));
      refused(commit(live, old.written() ? BEFORE : null, history));
      assertThat(STORES.row(COLLECTION, ID.value())).isEqualTo(fenced);
    }
  }

  private static void lay(Shape shape) {
    Map<String, AttributeValue> item = shape.item(BEFORE, History.NONE);
    if (item.isEmpty()) {
      STORES.dynamoDb.deleteItem(
          delete -> delete.tableName(STORES.name).key(STORES.table.key(COLLECTION, ID.value())));
    } else {
      STORES.dynamoDb.putItem(put -> put.tableName(STORES.name).item(item));
    }
  }

  private static void refused(Commit commit) {
    assertThatThrownBy(() -> TABLE.send(commit, budget()))
        .isInstanceOf(ConditionalCheckFailedException.class);
  }

  private static Commit commit(Shape next, WriteId expected, History history) {
    return new Commit(
        next.row(NEXT, history), expected, Marker.Actions.NONE, List.of(), Instant.now());
  }

  private static Budget budget() {
    return Budget.of(STORES.settings);
  }
}
