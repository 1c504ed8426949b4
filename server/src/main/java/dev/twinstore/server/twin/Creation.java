package dev.twinstore.server.twin;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document where there is none, or goes on from a tombstone. With an idempotency key it
 * does so once: the transaction that commits the document writes a {@link Receipt} that a
 * repetition finds.
 */
final class Creation {

  private static final String ID = "id";

  private final CollectionRules rules;
  private final Replay replay;
  private final Staging staging;
  private final Clock clock;

  Creation(CollectionRules rules, Table table, Bucket bucket, Staging staging, Clock clock) {
    this.rules = rules;
    this.replay = new Replay(table, bucket, clock);
    this.staging = staging;
    this.clock = clock;
  }

  Document create(DocumentId id, Content content, List<EntryChange> beside, Budget budget) {
    Row before = null;
    do {
      Successor next = Successor.live(rules, id, before, content, clock);
      List<Rider> riders =
          StoredEntries.riders(beside, next.commit().id(), next.commit().mintedAt());
      Outcome outcome = staging.stageAndCommit(next.with(riders), List.of(), budget);
      if (outcome.kind() == Outcome.Kind.COMMITTED) {
        return Lists.document(next.commit().next(), content);
      }
      before = retryFrom(next, outcome);
    } while (budget.pause());
    throw new Unavailable("Others kept changing this id");
  }

  Once.Answer createOnce(
      Once once,
      DocumentId id,
      Content content,
      Function<Document, String> telling,
      List<EntryChange> beside,
      Budget budget) {
    Optional<Once.Answer> earlier = replay.find(once, budget);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Row before = null;
    do {
      Successor next = Successor.live(rules, id, before, content, clock);
      String answer = telling.apply(Lists.document(next.commit().next(), content));
      Receipt receipt = Receipt.of(once, next.commit().id(), answer, clock.instant());
      List<Copy> large =
          receipt.inBucket()
              ? List.of(new Copy(receipt.answer(), answer.getBytes(StandardCharsets.UTF_8)))
              : List.of();
      List<Rider> riders = new ArrayList<>(List.of(receipt));
      riders.addAll(StoredEntries.riders(beside, next.commit().id(), next.commit().mintedAt()));
      Outcome outcome = staging.stageAndCommit(next.with(riders), large, budget);
      if (outcome.kind() == Outcome.Kind.COMMITTED) {
        return new Once.Answer(answer, false);
      }
      if (outcome.kind() == Outcome.Kind.REPEATED) {
        return replay.of(once, receipt(outcome), budget);
      }
      before = retryFrom(next, outcome);
    } while (budget.pause());
    throw new Unavailable("Others kept changing this id");
  }

  private static Receipt receipt(Outcome outcome) {
    Outcome.Met met = outcome.met().orElseThrow();
    if (met.rider() instanceof Receipt) {
      return Receipt.of(met.found());
    }
    throw overtaken(outcome);
  }

  private static Overtaken overtaken(Outcome outcome) {
    return new Overtaken(((EntryWrite) outcome.met().orElseThrow().rider()).change());
  }

  /** The row to go on from: a fence or a tombstone, or null. */
  private @Nullable Row retryFrom(Successor next, Outcome outcome) {
    return switch (outcome.kind()) {
      case FENCED -> outcome.row().orElse(null);
      case LOST -> {
        Set<String> taken = taken(outcome, next.commit().next());
        if (!taken.isEmpty()) {
          throw new Taken(rules.name(), taken);
        }
        yield outcome.row().orElse(null);
      }
      case REFUSED -> throw new Unavailable("The table did not take the commit", outcome.cause());
      case UNKNOWN -> throw new UnknownOutcome(next.commit(), outcome);
      case REPEATED -> throw overtaken(outcome);
      case COMMITTED -> throw new IllegalStateException("This is no reason to retry");
    };
  }

  private Set<String> taken(Outcome outcome, Row wanted) {
    Set<String> members = new HashSet<>(outcome.taken());
    Optional<Row> holder = outcome.row().filter(Row::isLive);
    holder.ifPresent(row -> members.add(ID));
    holder
        .filter(row -> row.uniqueKey().equals(wanted.uniqueKey()))
        .flatMap(row -> rules.unique())
        .ifPresent(members::add);
    return members;
  }
}
