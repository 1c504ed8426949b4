package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Content;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** The queue whose messages name entries, and the one where its dead letters go. */
final class Queue implements Channel {

  private static final String TRACE = "traceparent";

  /** SQS gives ten messages at most, and waits 20 seconds at most. */
  private static final int BATCH = 10;

  private static final Duration WAIT = Duration.ofSeconds(10);

  /** What is dead is looked at again after so long; until then nobody else sees it. */
  private static final Duration DEAD_HIDDEN = Duration.ofMinutes(5);

  private final String partition;
  private final SqsClient sqs;
  private final QueueResource resource;
  private final Duration visibility;
  private volatile @Nullable Urls urls;

  /** Where both are. */
  record Urls(String queue, String dead) {}

  /**
   * @param partition of the entries that its messages name
   * @param visibility how long a message that was received stays hidden
   */
  Queue(String partition, SqsClient sqs, QueueResource resource, Duration visibility) {
    this.partition = partition;
    this.sqs = sqs;
    this.resource = resource;
    this.visibility = visibility;
  }

  @Override
  public List<String> open() {
    try {
      urls = resource.find();
      return List.of();
    } catch (QueueDoesNotExistException e) {
      return List.of(resource + " does not exist");
    } catch (IllegalStateException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean isOpen() {
    return urls != null;
  }

  private Urls urls() {
    Urls found = urls;
    if (found == null) {
      throw new IllegalStateException("The queue is not open yet");
    }
    return found;
  }

  /** The message names the entry and says nothing of what is in it. */
  @Override
  public void send(String id, Content content) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    String trace = MDC.get(TRACE);
    if (trace != null) {
      attributes.put(
          TRACE, MessageAttributeValue.builder().dataType("String").stringValue(trace).build());
    }
    sqs.sendMessage(
        send ->
            send.queueUrl(urls().queue())
                .messageBody(Message.body(partition, id))
                .messageAttributes(attributes)
                .overrideConfiguration(Calls::quick));
  }

  /** A queue may lose it, and whoever receives it needs all of it. */
  @Override
  public Optional<Content> left(Content content) {
    return Optional.empty();
  }

  /** Waits for messages, ten seconds at most. */
  List<Message> receive(int most) {
    return messages(urls().queue(), Math.min(most, BATCH), WAIT, visibility);
  }

  /** Some dead letters that were not seen for a while; does not wait. */
  List<Message> receiveDead() {
    return messages(urls().dead(), BATCH, Duration.ZERO, DEAD_HIDDEN);
  }

  private List<Message> messages(String url, int most, Duration wait, Duration hidden) {
    ReceiveMessageResponse response =
        sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds((int) wait.toSeconds())
                    .visibilityTimeout((int) hidden.toSeconds())
                    .messageAttributeNames(TRACE)
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)
                    .overrideConfiguration(call -> call.apiCallTimeout(wait.plusSeconds(5))));
    return response.messages().stream().map(Message::of).toList();
  }

  /** Deletes a message that has been handled. */
  void done(Message message) {
    sqs.deleteMessage(
        delete ->
            delete
                .queueUrl(urls().queue())
                .receiptHandle(message.handle())
                .overrideConfiguration(Calls::quick));
  }

  /** Has a message received again after a while. */
  void again(Message message, Duration after) {
    sqs.changeMessageVisibility(
        change ->
            change
                .queueUrl(urls().queue())
                .receiptHandle(message.handle())
                .visibilityTimeout((int) after.toSeconds())
                .overrideConfiguration(Calls::quick));
  }

  @Override
  public String toString() {
    return resource.toString();
  }
}
