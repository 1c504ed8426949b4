package dev.twinstore.server.twin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The commit protocol. The row is the truth; the bucket never decides.
 *
 * <ol>
 *   <li>Read what the operation needs.
 *   <li>Stage: put the copy, under a key that was never used.
 *   <li>Commit: the one conditional write of the row; see {@link Commits} for what it can come to.
 *   <li>Tidy: delete the superseded copy, best effort, before the answer.
 * </ol>
 */
final class StoredTwins implements Twins {

  private final CollectionRules rules;
  private final Table table;
  private final Bucket bucket;
  private final Contents contents;
  private final Commits commits;
  private final Staging staging;
  private final Creation creation;
  private final Lists lists;
  private final TwinSettings settings;
  private final Clock clock;

  StoredTwins(
      CollectionRules rules,
      Table table,
      Bucket bucket,
      Fences fences,
      TwinSettings settings,
      TwinMetrics metrics,
      Clock clock) {
    this.rules = rules;
    this.table = table;
    this.bucket = bucket;
    this.contents = new Contents(table, bucket, metrics);
    this.commits = new Commits(table, fences, metrics);
    this.staging = new Staging(table, bucket, commits);
    this.creation = new Creation(rules, table, bucket, staging, clock);
    this.lists = new Lists(rules, table, contents);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public CollectionRules rules() {
    return rules;
  }

  @Override
  public Optional<Document> find(DocumentId id) {
    Budget budget = Budget.of(settings);
    do {
      Optional<Row> row = live(id, budget);
      if (row.isEmpty()) {
        return Optional.empty();
      }
      Optional<Document> found =
          contents.of(row.get(), budget).map(content -> Lists.document(row.get(), content));
      if (found.isPresent()) {
        return found;
      }
    } while (budget.pause());
    throw new Unavailable("The document changed faster than it could be read");
  }

  @Override
  public Document create(DocumentId id, Content content, List<EntryChange> beside) {
    return creation.create(id, content, beside, Budget.of(settings));
  }

  @Override
  public Once.Answer createOnce(
      Once once,
      DocumentId id,
      Content content,
      Function<Document, String> answer,
      List<EntryChange> beside) {
    return creation.createOnce(once, id, content, answer, beside, Budget.of(settings));
  }

  @Override
  public Document update(DocumentId id, Change change) {
    Budget budget = Budget.of(settings);
    do {
      Row before = live(id, budget).orElseThrow(() -> new Absent(rules.name(), id));
      Document current = document(before, budget);
      Content content;
      try {
        content = change.apply(current);
        if (current.holds(content)) {
          return current;
        }
      } catch (Superseded e) {
        continue;
      }
      Successor next = Successor.live(rules, id, before, content, clock);
      Outcome outcome = staging.stageAndCommit(next, List.of(), budget);
      switch (outcome.kind()) {
        case COMMITTED:
          bucket.discard(before.live().objectKey(), budget);
          return Lists.document(next.commit().next(), content);
        case FENCED:
          break;
        case LOST:
          if (outcome.row().isEmpty() && !outcome.taken().isEmpty()) {
            throw new Taken(rules.name(), outcome.taken());
          }
          break;
        case REFUSED:
          throw new Unavailable("The table did not take the commit", outcome.cause());
        case UNKNOWN:
          throw new UnknownOutcome(next.commit(), outcome);
        case REPEATED:
          throw new IllegalStateException("Only a creation has riders");
      }
    } while (budget.pause());
    throw new Unavailable("Others kept changing this document");
  }

  @Override
  public void delete(DocumentId id, Check check) {
    Budget budget = Budget.of(settings);
    do {
      Row before = live(id, budget).orElseThrow(() -> new Absent(rules.name(), id));
      try {
        check.accept(document(before, budget));
      } catch (Superseded e) {
        continue;
      }
      Successor next = Successor.tombstone(rules, before, clock);
      Outcome outcome = commits.commit(next.commit(), budget);
      switch (outcome.kind()) {
        case COMMITTED:
          bucket.discard(before.live().objectKey(), budget);
          return;
        case FENCED, LOST:
          break;
        case REFUSED:
          throw new Unavailable("The table did not take the commit", outcome.cause());
        case UNKNOWN:
          throw new UnknownOutcome(next.commit(), outcome);
        case REPEATED:
          throw new IllegalStateException("Only a creation has riders");
      }
    } while (budget.pause());
    throw new Unavailable("Others kept changing this document");
  }

  @Override
  public DocumentPage list(DocumentQuery query) {
    return lists.page(query, Budget.of(settings));
  }

  private Optional<Row> live(DocumentId id, Budget budget) {
    return table.read(rules.name(), id, budget).filter(Row::isLive);
  }

  private Document document(Row row, Budget budget) {
    return Lists.document(row, () -> contents.of(row, budget).orElseThrow(Superseded::new));
  }

  /** The row moved on, and its copy went, while the content was being fetched. */
  private static final class Superseded extends RuntimeException {}
}
