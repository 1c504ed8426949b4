package dev.twinstore.contract.harness;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue of a server and its dead letters, seen without the server. */
public final class MessageQueue implements AutoCloseable {

  private static final QueueAttributeName VISIBLE =
      QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
  private static final QueueAttributeName HIDDEN =
      QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

  private final SqsClient sqs;
  private final String name;

  MessageQueue(URI endpoint, Region region, AwsCredentialsProvider credentials, String name) {
    this.sqs =
        SqsClient.builder()
            .endpointOverride(endpoint)
            .region(region)
            .credentialsProvider(credentials)
            .build();
    this.name = name;
  }

  /** Sends what the server did not. */
  public void send(String body) {
    sqs.sendMessage(send -> send.queueUrl(url(name)).messageBody(body));
  }

  /** The message by which the server names a submission. */
  public void sendSubmission(String id) {
    send("{\"partition\":\"submissions\",\"id\":\"%s\"}".formatted(id));
  }

  /**
   * How many dead letters there are, those included that the server has just looked at and that
   * nobody else can receive for a while.
   */
  public int dead() {
    Map<QueueAttributeName, String> found =
        sqs.getQueueAttributes(
                get -> get.queueUrl(url(name + "-dead")).attributeNames(VISIBLE, HIDDEN))
            .attributes();
    return Integer.parseInt(found.get(VISIBLE)) + Integer.parseInt(found.get(HIDDEN));
  }

  /** The queue's name. */
  public String name() {
    return name;
  }

  /** Another queue, made for messages that nobody is to receive, with a name as long. */
  public String other() {
    String other = "x" + name.substring(1);
    sqs.createQueue(create -> create.queueName(other));
    return other;
  }

  private String url(String queue) {
    return sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
  }

  @Override
  public void close() {
    sqs.close();
  }
}
