package dev.twinstore.contract.harness;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queue of a server and its dead letters, seen without the server. */
public final class MessageQueue implements AutoCloseable {

  private final SqsClient sqs;
  private final String name;
  private final Set<String> dead = ConcurrentHashMap.newKeySet();

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

  /** Whether a message has become a dead letter, by its body. */
  public boolean isDead(String body) {
    List<Message> found =
        sqs.receiveMessage(
                receive ->
                    receive
                        .queueUrl(url(name + "-dead"))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(0))
            .messages();
    found.forEach(message -> dead.add(message.body()));
    return dead.contains(body);
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
