package dev.twinstore.server.twin;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stored thing, as its row tells it. */
public final class Document {

  private final String collection;
  private final DocumentId id;
  private final long revision;
  private final WriteId writeId;
  private final Instant createdAt;
  private final Instant updatedAt;
  private final Supplier<Content> load;
  private @Nullable Content content;

  /**
   * @param collection the collection's name
   * @param revision grows by one with every commit, deletions included
   * @param writeId names the write that made this state; with the revision it identifies the state
   * @param createdAt in UTC, to the microsecond
   * @param updatedAt in UTC, to the microsecond; later than that of the state before
   */
  public Document(
      String collection,
      DocumentId id,
      long revision,
      WriteId writeId,
      Instant createdAt,
      Instant updatedAt,
      Content content) {
    this(collection, id, revision, writeId, createdAt, updatedAt, () -> content);
  }

  Document(
      String collection,
      DocumentId id,
      long revision,
      WriteId writeId,
      Instant createdAt,
      Instant updatedAt,
      Supplier<Content> load) {
    this.collection = collection;
    this.id = id;
    this.revision = revision;
    this.writeId = writeId;
    this.createdAt = createdAt;
    this.updatedAt = updatedAt;
    this.load = load;
  }

  public String collection() {
    return collection;
  }

  public DocumentId id() {
    return id;
  }

  public long revision() {
    return revision;
  }

  public WriteId writeId() {
    return writeId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  /**
   * The content; large content is fetched from the copy when first asked for, so that a write that
   * does not look at it succeeds even when the copy is away.
   *
   * @throws Unavailable when the copy alone holds the content and it can't be read
   */
  public synchronized Content content() {
    if (content == null) {
      content = load.get();
    }
    return content;
  }

  /** Whether this is the very content that {@link #content} gave. */
  synchronized boolean holds(Content other) {
    return content == other;
  }
}
