package dev.twinstore.server.twin;

/**
 * Something that happens to a report of a dragon, and that faults are put on: it is taken, or
 * refused, or one that was taken before is asked for, handled by a worker, or given up.
 *
 * @param before what is there when it happens
 * @param act how it happens
 * @param outcome what a notice tells in the end; empty for no notice yet
 * @param dragons how many dragons of the name there are in the end
 */
record Reported(String name, Before before, Act act, String outcome, int dragons) {

  enum Before {
    NOTHING,
    /** Another dragon of the same name. */
    NAME_TAKEN,
    /** A submission that waits for a worker. */
    SUBMITTED,
    SUBMITTED_AND_NAME_TAKEN;

    boolean isSubmitted() {
      return this == SUBMITTED || this == SUBMITTED_AND_NAME_TAKEN;
    }

    boolean isTaken() {
      return this == NAME_TAKEN || this == SUBMITTED_AND_NAME_TAKEN;
    }
  }

  enum Act {
    POST(201),
    POST_UNDER_A_KEY(201),
    POST_OF_WHAT_IS_TAKEN(409),
    POST_OF_WHAT_IS_INVALID(400),
    POST_BY_QUEUE(202),
    POST_BY_QUEUE_UNDER_A_KEY(202),
    GET(200),
    /** A message of the queue is received, handled and deleted. */
    WORK(0),
    GIVE_UP(0);

    final int status;

    Act(int status) {
      this.status = status;
    }

    boolean isRequest() {
      return status > 0;
    }

    boolean isByQueue() {
      return this == POST_BY_QUEUE || this == POST_BY_QUEUE_UNDER_A_KEY;
    }

    boolean hasKey() {
      return this == POST_UNDER_A_KEY || this == POST_BY_QUEUE_UNDER_A_KEY;
    }
  }

  static Reported[] all() {
    return new Reported[] {
      new Reported("report", Before.NOTHING, Act.POST, "added", 1),
      new Reported("report under a key", Before.NOTHING, Act.POST_UNDER_A_KEY, "added", 1),
      new Reported(
          "report a taken name", Before.NAME_TAKEN, Act.POST_OF_WHAT_IS_TAKEN, "rejected", 1),
      new Reported(
          "report what is invalid", Before.NOTHING, Act.POST_OF_WHAT_IS_INVALID, "rejected", 0),
      new Reported("report by queue", Before.NOTHING, Act.POST_BY_QUEUE, "", 0),
      new Reported(
          "report by queue under a key", Before.NOTHING, Act.POST_BY_QUEUE_UNDER_A_KEY, "", 0),
      new Reported("ask for a submission", Before.SUBMITTED, Act.GET, "", 0),
      new Reported("handle a message", Before.SUBMITTED, Act.WORK, "added", 1),
      new Reported(
          "handle a message about a taken name",
          Before.SUBMITTED_AND_NAME_TAKEN,
          Act.WORK,
          "rejected",
          1),
      new Reported("give up", Before.SUBMITTED, Act.GIVE_UP, "rejected", 0)
    };
  }
}
