package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.EntryChange;
import java.time.Duration;
import java.util.List;

/** What is to be sent after a commit. */
public interface Outbox {

  /** How long it is kept what was sent, and what was settled. */
  Duration KEPT = Duration.ofDays(7);

  /** The partition of submissions, whose ids go to the queue. */
  String SUBMISSIONS = "submissions";

  /** The partition of notices, which go to the topic. */
  String NOTICES = "notices";

  /** Whether what is due in a partition has anywhere to go. */
  boolean takes(String partition);

  /**
   * Sends what a commit has written as due, at once and best effort: what can't be sent now is sent
   * later, by whichever server gets to it. Never throws, and takes some seconds at most.
   */
  void send(List<EntryChange> written);
}
