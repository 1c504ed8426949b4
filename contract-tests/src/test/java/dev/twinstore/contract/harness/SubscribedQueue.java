package dev.twinstore.contract.harness;

import dev.twinstore.contract.stores.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of the tests' own that is subscribed to a real topic, and counts what arrives. */
final class SubscribedQueue implements Notices {

  private final SqsClient sqs;
  private final SnsClient sns;
  private final String url;
  private final String subscription;
  private final List<Map<String, Object>> received = new CopyOnWriteArrayList<>();

  SubscribedQueue(
      URI sqsEndpoint,
      URI snsEndpoint,
      Region region,
      AwsCredentialsProvider credentials,
      String topic) {
    this.sqs =
        SqsClient.builder()
            .endpointOverride(sqsEndpoint)
            .region(region)
            .credentialsProvider(credentials)
            .build();
    this.sns =
        SnsClient.builder()
            .endpointOverride(snsEndpoint)
            .region(region)
            .credentialsProvider(credentials)
            .build();
    String name = "notices-" + UUID.randomUUID();
    this.url = sqs.createQueue(create -> create.queueName(name)).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String topicArn =
        topic.startsWith("arn:") ? topic : sns.createTopic(create -> create.name(topic)).topicArn();
    this.subscription =
        sns.subscribe(
                subscribe ->
                    subscribe
                        .topicArn(topicArn)
                        .protocol("sqs")
                        .endpoint(arn)
                        .attributes(Map.of("RawMessageDelivery", "true"))
                        .returnSubscriptionArn(true))
            .subscriptionArn();
  }

  @Override
  public synchronized List<Map<String, Object>> received() {
    List<Message> messages;
    do {
      messages =
          sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10)).messages();
      for (Message message : messages) {
        received.add(Json.readObject(message.body()));
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    } while (!messages.isEmpty());
    return List.copyOf(received);
  }

  @Override
  public void close() {
    sns.unsubscribe(unsubscribe -> unsubscribe.subscriptionArn(subscription));
    sqs.deleteQueue(delete -> delete.queueUrl(url));
    sns.close();
    sqs.close();
  }
}
