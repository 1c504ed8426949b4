package dev.twinstore.server.twin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state that is to follow another, under a write id of its own.
 *
 * @param commit the one write that makes it so
 * @param copy to be staged before; empty for a tombstone
 */
record Successor(Commit commit, Optional<Copy> copy) {

  /**
   * How long a tombstone, or a fence without a document, stays: much longer than AWS takes a signed
   * commit.
   */
  static final Duration EXPIRY = Duration.ofDays(1);

  /**
   * A live document.
   *
   * @param before the row that was read: live, a tombstone, a fence, or null where there is none
   */
  static Successor live(
      CollectionRules rules, DocumentId id, @Nullable Row before, Content content, Clock clock) {
    Instant now = clock.instant();
    WriteId w = mint(before, now);
    Instant updatedAt = now.truncatedTo(ChronoUnit.MICROS);
    Instant createdAt = updatedAt;
    if (before != null && before.isLive()) {
      createdAt = before.live().createdAt();
      Instant next = before.live().updatedAt().plus(1, ChronoUnit.MICROS);
      updatedAt = updatedAt.isBefore(next) ? next : updatedAt;
    }
    long revision = before == null ? 1 : before.revision() + 1;
    Copy copy = Copy.of(rules.name(), id, revision, w, createdAt, updatedAt, content);
    Optional<Marker> marker = rules.marker(id, content);
    Row next =
        new Row(
            rules.name(),
            id,
            revision,
            w,
            history(before).plus(w),
            null,
            Optional.of(
                new Row.Body(
                    createdAt,
                    updatedAt,
                    copy.key(),
                    copy.bytes().length,
                    Copy.sha256(copy.bytes()),
                    RowFormat.fitsInline(content) ? Optional.of(content) : Optional.empty())),
            marker.map(Marker::key),
            rules.filterKey(content),
            Optional.empty());
    return new Successor(commit(rules, before, next, marker, now), Optional.of(copy));
  }

  /** The same, with further rows beside it. */
  Successor with(List<Rider> riders) {
    return new Successor(commit.with(riders), copy);
  }

  /** The tombstone of a live document: a write id and the history, and nothing else. */
  static Successor tombstone(CollectionRules rules, Row before, Clock clock) {
    Instant now = clock.instant();
    WriteId w = mint(before, now);
    Row next =
        new Row(
            rules.name(),
            before.id(),
            before.revision() + 1,
            w,
            before.recentWrites().plus(w),
            null,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(now.plus(EXPIRY)));
    return new Successor(commit(rules, before, next, Optional.empty(), now), Optional.empty());
  }

  private static Commit commit(
      CollectionRules rules,
      @Nullable Row before,
      Row next,
      Optional<Marker> marker,
      Instant mintedAt) {
    return new Commit(
        next,
        before == null ? null : before.writeId(),
        Marker.Actions.between(before == null ? Optional.empty() : rules.marker(before), marker),
        List.of(),
        mintedAt);
  }

  private static WriteId mint(@Nullable Row before, Instant now) {
    return before == null
        ? WriteId.above(now)
        : WriteId.above(now, before.writeId(), before.fence());
  }

  private static History history(@Nullable Row before) {
    return before == null ? History.NONE : before.recentWrites();
  }
}
