package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Content;
import dev.twinstore.server.twin.Entries;
import dev.twinstore.server.twin.EntryChange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The outbox over a real queue and a topic, made for a test, and what a worker does with a message.
 * It forgets at once that a channel was away, so that many cases can share it.
 */
public final class WiredOutbox implements Outbox {

  /** A message that is not deleted is delivered again after so long. */
  private static final Duration VISIBILITY = Duration.ofSeconds(1);

  private static final Content ANY = Content.of(JsonNodeFactory.instance.objectNode());

  private final Entries entries;
  private final Queue queue;
  private final Topic topic;

  /**
   * @param name of the queue and the topic, which are made
   */
  public WiredOutbox(Entries entries, SqsClient sqs, SnsClient sns, String name) {
    this.entries = entries;
    this.queue = new Queue(SUBMISSIONS, sqs, new QueueResource(sqs, name, true), VISIBILITY);
    this.topic = new Topic(sns, name, true);
    queue.open();
    topic.open();
  }

  private StoredOutbox fresh() {
    return new StoredOutbox(
        entries,
        Map.of(SUBMISSIONS, queue, NOTICES, topic),
        Duration.ofMinutes(1),
        new OutboxMetrics(new SimpleMeterRegistry(), Set.of(SUBMISSIONS, NOTICES)),
        Clock.systemUTC());
  }

  @Override
  public boolean takes(String partition) {
    return Set.of(SUBMISSIONS, NOTICES).contains(partition);
  }

  @Override
  public void send(List<EntryChange> written) {
    fresh().send(written);
  }

  /** Sends what is due, as a server does now and then. */
  public void sendDue() {
    fresh().sendDue();
  }

  /** Puts a message into the queue, with the trace of this thread. */
  public void send(String submission) {
    queue.send(submission, ANY);
  }

  /** Receives messages, ten seconds at most, and handles one after the other. */
  public void work(Handler handler) {
    Handling handling = new Handling(queue, handler);
    queue.receive(1).forEach(handling::process);
  }
}
