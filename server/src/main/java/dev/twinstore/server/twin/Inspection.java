package dev.twinstore.server.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Compares a row with its copy, reading both stores and changing neither. */
final class Inspection {

  /** A document has one copy, and rarely an orphan or two. */
  private static final int MOST_KEYS = 100;

  private final Table table;
  private final Bucket bucket;

  Inspection(Table table, Bucket bucket) {
    this.table = table;
    this.bucket = bucket;
  }

  /** Reads the row again at the end: twins that change meanwhile are looked at anew. */
  TwinReport of(String collection, DocumentId id, Budget budget) {
    do {
      Optional<Row> row = table.read(collection, id, budget).filter(Row::isLive);
      TwinReport report = report(collection, id, row, budget);
      Optional<Row> now = table.read(collection, id, budget).filter(Row::isLive);
      if (row.map(Row::writeId).equals(now.map(Row::writeId))) {
        return report;
      }
    } while (budget.pause());
    throw new Unavailable("The document changed faster than it could be read");
  }

  private TwinReport report(String collection, DocumentId id, Optional<Row> row, Budget budget) {
    Optional<String> key = row.map(r -> r.live().objectKey());
    List<String> orphans = new ArrayList<>();
    for (Bucket.Entry entry :
        bucket.list(collection + "/" + id + "/", "", MOST_KEYS, budget).entries()) {
      if (!key.equals(Optional.of(entry.key()))) {
        orphans.add(entry.key());
      }
    }
    if (row.isEmpty()) {
      return new TwinReport(Optional.empty(), Optional.empty(), List.of(), orphans);
    }
    Row.Body body = row.get().live();
    TwinReport.Facts facts =
        new TwinReport.Facts(row.get().revision(), body.objectKey(), body.size(), body.sha256());
    Optional<byte[]> bytes = bucket.get(body.objectKey(), budget);
    if (bytes.isEmpty()) {
      return new TwinReport(Optional.of(facts), Optional.empty(), List.of(""), orphans);
    }
    JsonNode found = envelope(bytes.get());
    List<String> differences = new ArrayList<>();
    if (!Copy.sha256(bytes.get()).equals(body.sha256())) {
      JsonNode wanted =
          body.content().isPresent()
              ? envelope(Copy.of(row.get()).bytes())
              : MissingNode.getInstance();
      collect("", wanted, found, differences);
      if (differences.isEmpty()) {
        differences.add("");
      }
    }
    return new TwinReport(
        Optional.of(facts),
        Optional.of(
            new TwinReport.Facts(
                found.path("revision").asLong(0),
                body.objectKey(),
                bytes.get().length,
                Copy.sha256(bytes.get()))),
        differences,
        orphans);
  }

  private static JsonNode envelope(byte[] bytes) {
    try {
      return Copy.READER.readTree(bytes);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private static void collect(
      String pointer, JsonNode wanted, JsonNode found, List<String> differences) {
    if (wanted.equals(found)) {
      return;
    }
    if (!wanted.isObject() || !found.isObject()) {
      differences.add(pointer);
      return;
    }
    TreeSet<String> names = new TreeSet<>(wanted.propertyNames());
    names.addAll(found.propertyNames());
    for (String name : names) {
      collect(
          pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
          wanted.path(name),
          found.path(name),
          differences);
    }
  }
}
