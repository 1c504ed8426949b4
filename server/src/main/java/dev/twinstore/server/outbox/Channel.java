package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Content;
import java.util.List;
import java.util.Optional;

/** Where the entries of a partition go. */
interface Channel {

  /**
   * Makes the channel usable, or finds it; asked until it has an answer.
   *
   * @return what is missing, or not as it should be, in words that go before a full stop
   */
  List<String> open();

  boolean isOpen();

  /** Sends what an entry says; may throw whatever the AWS SDK throws, within some seconds. */
  void send(String id, Content content);

  /**
   * What may be kept of an entry's content once it is sent; empty where it waits for an answer: it
   * stays whole and due until it is settled.
   */
  Optional<Content> left(Content content);
}
