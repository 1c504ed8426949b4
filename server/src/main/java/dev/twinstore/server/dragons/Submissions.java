package dev.twinstore.server.dragons;

import dev.twinstore.server.model.Dragon;
import dev.twinstore.server.model.Problem;
import dev.twinstore.server.outbox.Handler;
import dev.twinstore.server.outbox.Outbox;
import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Entries;
import dev.twinstore.server.twin.Entry;
import dev.twinstore.server.twin.EntryChange;
import dev.twinstore.server.twin.Once;
import dev.twinstore.server.twin.Overtaken;
import dev.twinstore.server.twin.Taken;
import dev.twinstore.server.twin.TwinStore;
import dev.twinstore.server.web.Documents;
import dev.twinstore.server.web.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports that are added later. One is taken by one transaction: the submission, pending and due to
 * be sent to the queue. It is settled by another: the submission, the notice, and the dragon if it
 * is added. So whatever is delivered twice, or cut off, is settled once: a second transaction finds
 * the submission changed, and is refused as a whole.
 */
@Component
final class Submissions implements Handler {

  private final Entries entries;
  private final Documents<Dragon> dragons;
  private final Notices notices;
  private final Outbox outbox;
  private final JsonMapper mapper;

  Submissions(
      TwinStore store,
      Documents<Dragon> dragons,
      Notices notices,
      Outbox outbox,
      JsonMapper mapper) {
    this.entries = store.entries();
    this.dragons = dragons;
    this.notices = notices;
    this.outbox = outbox;
    this.mapper = mapper;
  }

  /** Whether reports can be added later at all. */
  boolean areTaken() {
    return outbox.takes(Outbox.SUBMISSIONS);
  }

  /**
   * @param once what it is known by when it is sent again; empty without an idempotency key
   */
  Once.Answer take(Submission submission, Optional<Once> once) {
    List<EntryChange> changes =
        List.of(
            EntryChange.insert(Outbox.SUBMISSIONS, submission.id(), Content.of(submission.json())));
    String text = submission.shown().toString();
    Once.Answer answer = new Once.Answer(text, false);
    if (once.isPresent()) {
      answer = entries.writeOnce(once.get(), text, changes);
    } else {
      entries.write(changes);
    }
    if (!answer.replayed()) {
      outbox.send(changes);
    }
    return answer;
  }

  Optional<Submission> find(String id) {
    return entries.find(Outbox.SUBMISSIONS, id).map(Submissions::of);
  }

  @Override
  public String partition() {
    return Outbox.SUBMISSIONS;
  }

  @Override
  public boolean handle(String id) {
    return settle(id, this::add);
  }

  @Override
  public void giveUp(String id) {
    settle(
        id,
        entry -> {
          Submission given = of(entry);
          return reject(entry, given, Optional.empty(), Problems.givenUp());
        });
  }

  /**
   * Settles a submission, unless that was done before.
   *
   * @return false when there is none
   */
  private boolean settle(String id, Function<Entry, List<EntryChange>> settling) {
    Optional<Entry> found = entries.find(Outbox.SUBMISSIONS, id);
    if (found.filter(entry -> of(entry).isPending()).isPresent()) {
      try {
        outbox.send(settling.apply(found.get()));
      } catch (Overtaken e) {
        // Another worker has settled it: what is pending changes in no other way.
      }
    }
    return found.isPresent();
  }

  private List<EntryChange> add(Entry entry) {
    Submission pending = of(entry);
    List<EntryChange> changes = new ArrayList<>();
    changes.add(EntryChange.settle(entry, pending.added(), expiry()));
    changes.addAll(
        notices.added(pending.reporter(), pending.id(), pending.dragonName(), pending.dragon()));
    try {
      dragons.add(pending.dragonId(), pending.report(), changes);
      return changes;
    } catch (Taken e) {
      return reject(entry, pending, Optional.of(pending.dragonName()), Problems.of(e));
    }
  }

  private List<EntryChange> reject(
      Entry entry, Submission pending, Optional<String> dragonName, Problem problem) {
    List<EntryChange> changes = new ArrayList<>();
    changes.add(EntryChange.settle(entry, pending.rejected(problem, mapper), expiry()));
    changes.addAll(notices.rejected(pending.reporter(), pending.id(), dragonName, problem));
    entries.write(changes);
    return changes;
  }

  private static Submission of(Entry entry) {
    return new Submission(entry.id(), entry.content().json());
  }

  private static Instant expiry() {
    return Instant.now().plus(Outbox.KEPT);
  }
}
