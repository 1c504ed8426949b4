package dev.twinstore.server.outbox;

/** Does what a message asks for: it names an entry of one partition. */
public interface Handler {

  /** The partition whose entries it handles. */
  String partition();

  /**
   * Does what the entry asks for, or sees that it is done already. Whatever it throws has the
   * message delivered again.
   *
   * @return false when there is no such entry: the message is none of ours
   */
  boolean handle(String id);

  /** The message was delivered as often as it may be: settles the entry, if that is still to do. */
  void giveUp(String id);
}
