package dev.twinstore.server.outbox;

import dev.twinstore.server.twin.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import tools.jackson.databind.node.ObjectNode;

/** The topic that notices go to, each as its JSON with its id. */
final class Topic implements Channel {

  /** Members that are nobody's business once a notice is sent. */
  private static final Set<String> FORGOTTEN = Set.of("phoneNumber");

  private final SnsClient sns;
  private final String topic;
  private final boolean named;
  private volatile @Nullable String arn;

  /**
   * @param topic its ARN, or the name of one to be made
   */
  Topic(SnsClient sns, String topic, boolean named) {
    this.sns = sns;
    this.topic = topic;
    this.named = named;
  }

  @Override
  public List<String> open() {
    if (named) {
      arn = sns.createTopic(create -> create.name(topic)).topicArn();
      return List.of();
    }
    try {
      sns.getTopicAttributes(get -> get.topicArn(topic));
      arn = topic;
      return List.of();
    } catch (NotFoundException e) {
      return List.of(this + " does not exist");
    }
  }

  @Override
  public boolean isOpen() {
    return arn != null;
  }

  @Override
  public void send(String id, Content content) {
    String open = arn;
    if (open == null) {
      throw new IllegalStateException("The topic is not open yet");
    }
    ObjectNode notice = content.json();
    notice.put("id", id);
    sns.publish(
        publish ->
            publish.topicArn(open).message(notice.toString()).overrideConfiguration(Calls::quick));
  }

  @Override
  public Optional<Content> left(Content content) {
    ObjectNode left = content.json();
    left.remove(FORGOTTEN);
    return Optional.of(Content.of(left));
  }

  @Override
  public String toString() {
    return "topic '" + topic + "'";
  }
}
