package dev.twinstore.contract.proof.history;

/** A revision of one document: who made it, what it was, and when it can have been committed. */
final class Slot {

  /** Whether there was a document. */
  enum State {
    LIVE,
    GONE,
    /** Either: all that could tell is in doubt. */
    OPEN
  }

  private final long revision;
  private State state = State.OPEN;
  private Shown shown;
  private Operation maker;
  private long earliest = Long.MIN_VALUE;
  private Operation earliestBy;
  private long latest = Long.MAX_VALUE;
  private Operation latestBy;

  Slot(long revision) {
    this.revision = revision;
  }

  long revision() {
    return revision;
  }

  State state() {
    return state;
  }

  void is(State known) {
    state = known;
  }

  /** The state that was seen; null in a gap and for a delete. */
  Shown shown() {
    return shown;
  }

  void shows(Shown seen) {
    shown = seen;
    state = State.LIVE;
  }

  /** The write that made it; null in a gap. */
  Operation maker() {
    return maker;
  }

  void madeBy(Operation write) {
    maker = write;
    notBefore(write.invoked(), write);
    notAfter(write.effectiveBy(), write);
  }

  /** Whether nobody is known to have made it. */
  boolean isGap() {
    return maker == null;
  }

  boolean is(String etag) {
    return shown != null && shown.etag().equals(etag);
  }

  void notBefore(long time, Operation by) {
    if (time > earliest) {
      earliest = time;
      earliestBy = by;
    }
  }

  void notAfter(long time, Operation by) {
    if (time < latest) {
      latest = time;
      latestBy = by;
    }
  }

  long earliest() {
    return earliest;
  }

  Operation earliestBy() {
    return earliestBy;
  }

  long latest() {
    return latest;
  }

  Operation latestBy() {
    return latestBy;
  }
}
