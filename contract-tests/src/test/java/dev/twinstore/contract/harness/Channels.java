package dev.twinstore.contract.harness;

/** What a server sends to and receives from, beside its stores. */
record Channels(MessageQueue queue, Notices notices) implements AutoCloseable {

  @Override
  public void close() {
    queue.close();
    notices.close();
  }
}
