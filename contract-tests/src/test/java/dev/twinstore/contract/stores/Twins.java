package dev.twinstore.contract.stores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;

/** The twins check: what was answered, the row and the copy are one document. */
public final class Twins {

  private final Stores stores;
  private final Shape shape;

  /** The twins of one collection. */
  public Twins(Stores stores, Shape shape) {
    this.stores = stores;
    this.shape = shape;
  }

  /**
   * Asserts that row, copy and marker are those of a document, and that its copy is alone.
   *
   * @param orphans keys of objects that may lie beside the copy until a sweep
   */
  public void match(Document document, Set<String> orphans) {
    String what = "%s '%s'".formatted(shape.name(), document.id());
    Row row = row(document.id()).orElseThrow(() -> new AssertionError(what + " has no row"));
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(row.text("format")).as("format of the row of %s", what).isEqualTo("1");
          softly.assertThat(row.envelope()).as("row of %s", what).isEqualTo(envelope(document));
          if (row.has("content")) {
            softly
                .assertThat(row.plain("content"))
                .as("content in the row of %s", what)
                .isEqualTo(document.content());
          }
          softly.assertThat(row.has("expiresAt")).as("%s is to expire", what).isFalse();
          softly
              .assertThat(row.text("objectKey"))
              .as("key of the copy of %s", what)
              .isEqualTo(keyOf(document));
          softly
              .assertThat(row.text("filterKey"))
              .as("filterKey of %s", what)
              .isEqualTo(filterKeyOf(document));
          softly
              .assertThat((List<?>) row.plain("recentWrites"))
              .as("recentWrites of %s", what)
              .hasSizeLessThanOrEqualTo(8);
        });
    assertThat(without(orphans, objects(document.id())))
        .as("copies of %s", what)
        .containsExactly(row.text("objectKey"));
    matchCopy(document, row, what);
    shape.unique().ifPresent(member -> matchMarker(document, member, what));
  }

  private void matchCopy(Document document, Row row, String what) {
    var copy = stores.object(row.text("objectKey"));
    byte[] bytes = copy.asByteArray();
    Map<String, Object> expected = envelope(document);
    expected.put("format", Json.number("1"));
    expected.put("collection", shape.name());
    expected.put("content", document.content());
    SoftAssertions.assertSoftly(
        softly -> {
          softly
              .assertThat(Json.read(new String(bytes, UTF_8)))
              .as("copy of %s", what)
              .isEqualTo(expected);
          softly
              .assertThat(copy.response().contentType())
              .as("type of the copy")
              .isEqualTo("application/json");
          softly
              .assertThat(row.text("sha256"))
              .as("sha256 in the row of %s", what)
              .isEqualTo(sha256(bytes));
          softly
              .assertThat(row.text("size"))
              .as("size in the row of %s", what)
              .isEqualTo("" + bytes.length);
        });
  }

  private void matchMarker(Document document, String member, String what) {
    Optional<String> owner =
        stores
            .row(shape.markerPartition(), Shape.markerKey(document.content().get(member)))
            .map(marker -> new Row(marker).text("owner"));
    assertThat(owner).as("owner of the marker of %s", what).contains(document.id());
  }

  /**
   * Asserts that an absent document left nothing behind but perhaps a tombstone, and objects that
   * may wait.
   */
  public void areAbsent(String id, Set<String> orphans) {
    row(id)
        .ifPresent(
            row ->
                assertThat(row.attributes())
                    .as("the tombstone of %s", id)
                    .containsKey("expiresAt")
                    .doesNotContainKeys(
                        "content",
                        "objectKey",
                        "size",
                        "sha256",
                        "createdAt",
                        "updatedAt",
                        "filterKey"));
    assertThat(without(orphans, objects(id))).as("objects of the absent %s", id).isEmpty();
  }

  /**
   * Asserts, over the whole collection, that each row has one copy, each copy a row, and each
   * marker its document.
   */
  public void matchEverywhere(Set<String> orphans) {
    Map<String, String> keys = liveRows();
    assertThat(without(orphans, stores.keys(shape.name() + "/")))
        .as("all objects of %s: each row has one, and each has a row", shape.name())
        .containsExactlyInAnyOrderElementsOf(keys.values());
    if (shape.unique().isPresent()) {
      List<String> owners =
          stores.rows(shape.markerPartition(), "owner").values().stream()
              .map(row -> new Row(row).text("owner"))
              .toList();
      assertThat(owners)
          .as("owners of all markers of %s: each document has one", shape.name())
          .containsExactlyInAnyOrderElementsOf(keys.keySet());
    }
  }

  /** The document that a row holds now, with the content of its copy where the row has none. */
  public Optional<Document> stored(String id) {
    return row(id)
        .filter(Row::live)
        .map(
            row -> {
              Map<String, Object> members = new HashMap<>(Json.object(content(row)));
              members.putAll(row.envelope());
              members.remove("writeId");
              members.remove("id");
              members.put(shape.idMember(), id);
              members.put("etag", "\"%s-%s\"".formatted(row.text("revision"), row.text("writeId")));
              return Document.of(shape.idMember(), members);
            });
  }

  private Object content(Row row) {
    return row.has("content")
        ? row.plain("content")
        : Json.readObject(stores.object(row.text("objectKey")).asUtf8String()).get("content");
  }

  /** Whether the copy alone holds a document's content. */
  public boolean copyAloneHolds(String id) {
    return row(id).filter(row -> !row.has("content")).isPresent();
  }

  /** The ids of all documents that are there. */
  public Set<String> ids() {
    return liveRows().keySet();
  }

  /** The ids under which objects lie, but no document. */
  public Set<String> idsOfOrphans() {
    Set<String> ids = new TreeSet<>();
    stores.keys(shape.name() + "/").forEach(key -> ids.add(key.split("/")[1]));
    ids.removeAll(liveRows().keySet());
    return ids;
  }

  /** The keys of all objects that lie under a document's prefix. */
  public List<String> objects(String id) {
    return stores.keys(prefix(id));
  }

  /** Where the copy of a state of a document lies. */
  public String keyOf(Document document) {
    return "%s%08d-%s.json"
        .formatted(prefix(document.id()), document.revision(), document.writeId());
  }

  private Optional<Row> row(String id) {
    return stores.row(shape.name(), id).map(Row::new);
  }

  /** The object keys of all documents by their ids. */
  private Map<String, String> liveRows() {
    Map<String, String> keys = new TreeMap<>();
    stores
        .rows(shape.name(), "objectKey")
        .forEach(
            (id, attributes) -> {
              Row row = new Row(attributes);
              if (row.live()) {
                keys.put(id, row.text("objectKey"));
              }
            });
    return keys;
  }

  private String prefix(String id) {
    return shape.name() + "/" + id + "/";
  }

  private String filterKeyOf(Document document) {
    return shape
        .indexed()
        .filter(document.content()::containsKey)
        .map(
            member ->
                "%s#%s#%s"
                    .formatted(
                        shape.name(), member, Shape.markerKey(document.content().get(member))))
        .orElse(null);
  }

  private static Map<String, Object> envelope(Document document) {
    Map<String, Object> envelope = new TreeMap<>();
    envelope.put("id", document.id());
    envelope.put("revision", Json.number("" + document.revision()));
    envelope.put("writeId", document.writeId());
    envelope.put("createdAt", document.createdAt());
    envelope.put("updatedAt", document.updatedAt());
    return envelope;
  }

  private static List<String> without(Set<String> orphans, List<String> keys) {
    return keys.stream().filter(key -> !orphans.contains(key)).toList();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
